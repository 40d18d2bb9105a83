import type { ClientPlan } from './plan.ts';
import type { Trade } from './world.ts';

type Texts = readonly string[];

const english: Record<Trade, Texts> = {
  hotel: [
    'Two nights, one sauna, no e-mail. Our midweek stay is back until the end of the month.',
    'Breakfast is served until noon on Sundays. Yes, really.',
    'Which view would you wake up to: the garden or the water?',
    'Our chef picked the first pumpkins this morning. The autumn menu starts on Friday.',
    'A thank-you to the 200 guests who rated us this season: 4.8 out of 5.',
    'Planning a wedding? The terrace has three free Saturdays left next summer.',
    'Gift vouchers for the pool and spa, printed while you wait or sent by e-mail.',
    'Meet Marta, who has run our reception for twelve years and knows every trail around here.',
  ],
  clinic: [
    'Same-week appointments are open again. Book online, no referral needed.',
    'Three signs that your back pain deserves a second look.',
    'Our late clinic runs every Tuesday until 8 p.m.',
    'Flu or just a cold? Dr. Okafor explains the difference in 60 seconds.',
    'Meet the team: physiotherapist Lena, who ran her ninth marathon this spring.',
    'We have moved two doors down. Same phone, same doctors, more parking.',
    'Screening saves lives. Free check-ups for over-45s this Saturday.',
    'Your questions about check-ups, answered by our nurses every Thursday.',
  ],
};

const local: Record<Exclude<ClientPlan['language'], 'en'>, Texts> = {
  pl: [
    'Weekend dla dwojga: dwie noce, śniadania i strefa SPA. Liczba pokoi ograniczona.',
    'Dziś w restauracji: pstrąg z jeziora i pierwszy barszcz tej jesieni.',
    'Który widok wybieracie: góry o świcie czy woda o zachodzie słońca?',
    'Dziękujemy za sezon! Średnia ocena gości: 4,8 na 5.',
    'Wolne terminy na wesela w przyszłym roku — zostały trzy soboty.',
    'Bony podarunkowe wyślemy mailem w kilka minut. Idealne na ostatnią chwilę.',
    'Poznajcie Martę z recepcji: zna każdy szlak w okolicy.',
    'Ferie zimowe bez pośpiechu: basen, kulig i gorąca czekolada dla dzieci gratis.',
  ],
  de: [
    'Neue Sprechzeiten: dienstags sind wir bis 20 Uhr für Sie da.',
    'Rückenschmerzen im Homeoffice? Drei Übungen, die wirklich helfen.',
    'Wir suchen Verstärkung in der Pflege – mit Dienstplan, der hält.',
    'Dr. Brandt erklärt in einer Minute, wann eine Augenlaser-Behandlung passt.',
    'Danke für 500 Bewertungen: 4,9 von 5 Sternen.',
    'Infoabend am Donnerstag um 18 Uhr, Eintritt frei, Anmeldung online.',
  ],
  hu: [
    'Wellness hétvége a Duna partján: két éj, félpanzió, késői kijelentkezés.',
    'Melyik medencénk a kedvenced: a kinti 38 fokos vagy a csendes benti?',
    'Karácsonyi ajándékutalvány percek alatt, e-mailben.',
    'A konyhafőnök ajánlata: sütőtökkrémleves és dunai harcsa.',
    'Köszönjük az 1000 értékelést: 4,7 az 5-ből!',
    'Őszi szünet családdal: 12 év alatt ingyenes szállás.',
  ],
  it: [
    'Due notti alle terme, colazione lenta e nessuna sveglia.',
    'La vendemmia è finita: venerdì si assaggia il vino nuovo in terrazza.',
    'Meglio la camera sul giardino o quella sulla valle?',
    'Buoni regalo pronti in due minuti, anche all’ultimo momento.',
    'Grazie per questa estate: voto medio 4,8 su 5.',
    'Il nostro olio nuovo è arrivato. Chiedetelo a colazione.',
  ],
  es: [
    'Fin de semana en la ciudad amurallada: dos noches y desayuno en el patio.',
    '¿Atardecer en la terraza o mañana en la piscina?',
    'Nuestra chef prepara arepas de huevo los domingos hasta el mediodía.',
    'Gracias por las 600 reseñas: 4,9 de 5.',
    'Bodas pequeñas, recuerdos grandes. Quedan tres fechas este año.',
    'Reserva directa: sin intermediarios y con la mejor tarifa.',
  ],
  ja: [
    '海を望む露天風呂付き客室、平日限定プランのご案内です。',
    '本日の朝食は地魚の干物と炊きたてのご飯です。',
    '紅葉が見頃を迎えました。送迎バスをご利用ください。',
    'お客様アンケートで4.8点をいただきました。ありがとうございます。',
    '年末年始の空室状況を更新しました。',
    '女将が選ぶ、冬の贈り物。宿泊券をどうぞ。',
  ],
};

export function messagesOf(plan: ClientPlan): Texts {
  return plan.language === 'en' ? english[plan.trade] : local[plan.language];
}
