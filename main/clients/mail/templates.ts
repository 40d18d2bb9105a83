import type { MailKind, MailText } from '../../../shared/model/setup.ts';

type Texts = Readonly<Record<'en' | 'pl', Readonly<Record<MailKind, MailText>>>>;

/** What the agency starts from. Menu names are Meta's own, in the language of the mail. */
export const ownTemplates: Texts = {
  en: {
    access_request: {
      subject: 'Access to the Meta business of {client}',
      body: `Hello {contact},

to look after the Meta ads of {client} we need access to your Meta Business Manager once. It stays yours: you can see what we do and take the access back at any time.

Please invite {my_email} to your Business Manager with full control. We then set up a System User named "{system_user}" for reading the figures and, where you wish, for managing the ads. It does not expire with anybody's password.

The steps, one by one, are in our next message; answer this one if you would like us to go through them together on the phone.

Kind regards
{me}
{agency}`,
    },
    step_by_step: {
      subject: 'Step by step: access to the Meta business of {client}',
      body: `Hello {contact},

these are the steps; they take about five minutes.

1. Open https://business.facebook.com/settings and choose the business {business}.
2. Users > People > Invite people.
3. Enter {my_email} and choose full control.
4. Under Accounts > Ad accounts assign these to us: {ad_accounts}
5. Under Accounts > Pages assign these to us: {pages}
6. Send the invitation and write us one line that it is done.

We do the rest: the System User "{system_user}", its permissions, and a test that everything works.

Kind regards
{me}
{agency}`,
    },
    reminder: {
      subject: 'A reminder: access to the Meta business of {client}',
      body: `Hello {contact},

we cannot read the figures of {client} yet, because the access to your Meta Business Manager is still missing. Could you invite {my_email}, or tell us who can?

If something was in the way, write us a line with what you saw; we are glad to help.

Kind regards
{me}
{agency}`,
    },
    token_request: {
      subject: 'A token for the Meta business of {client}',
      body: `Hello {contact},

as {client} keeps its own System User, we need a token of it:

1. Open https://business.facebook.com/settings and go to Users > System users.
2. Choose "{system_user}", or add it with the role Admin.
3. Assign it your ad accounts and Pages.
4. Generate new token: choose the app, the permissions ads_read, ads_management, business_management, pages_show_list, pages_read_engagement, pages_read_user_content and read_insights, and "never" as its end.

Please do not send the token by e-mail or chat: whoever has it can act in your name. Call us, and we put it into our vault together.

Kind regards
{me}
{agency}`,
    },
  },
  pl: {
    access_request: {
      subject: 'Dostęp do firmy {client} w Meta',
      body: `Dzień dobry, {contact},

aby prowadzić reklamy {client} w Meta, potrzebujemy jednorazowo dostępu do Państwa Menedżera firmy. Pozostaje on Państwa własnością: widzą Państwo, co robimy, i w każdej chwili mogą dostęp odebrać.

Prosimy o zaproszenie {my_email} do Menedżera firmy z pełną kontrolą. Założymy wtedy użytkownika systemu o nazwie „{system_user}”, który odczytuje wyniki i – jeśli Państwo zechcą – zarządza reklamami. Nie wygasa on razem z niczyim hasłem.

Kolejne kroki opisujemy w następnej wiadomości; chętnie przejdziemy przez nie również telefonicznie.

Z poważaniem
{me}
{agency}`,
    },
    step_by_step: {
      subject: 'Krok po kroku: dostęp do firmy {client} w Meta',
      body: `Dzień dobry, {contact},

oto kolejne kroki; zajmą około pięciu minut.

1. Proszę otworzyć https://business.facebook.com/settings i wybrać firmę {business}.
2. Użytkownicy > Osoby > Zaproś osoby.
3. Proszę wpisać {my_email} i wybrać pełną kontrolę.
4. W zakładce Konta > Konta reklamowe proszę przypisać nam: {ad_accounts}
5. W zakładce Konta > Strony proszę przypisać nam: {pages}
6. Proszę wysłać zaproszenie i dać nam znać jednym zdaniem.

Resztą zajmiemy się sami: użytkownikiem systemu „{system_user}”, jego uprawnieniami i sprawdzeniem, czy wszystko działa.

Z poważaniem
{me}
{agency}`,
    },
    reminder: {
      subject: 'Przypomnienie: dostęp do firmy {client} w Meta',
      body: `Dzień dobry, {contact},

nie możemy jeszcze odczytać wyników {client}, ponieważ brakuje dostępu do Państwa Menedżera firmy. Czy możemy prosić o zaproszenie {my_email} albo o informację, kto może to zrobić?

Jeśli coś stanęło na przeszkodzie, proszę napisać, co było widać na ekranie; chętnie pomożemy.

Z poważaniem
{me}
{agency}`,
    },
    token_request: {
      subject: 'Token dla firmy {client} w Meta',
      body: `Dzień dobry, {contact},

ponieważ {client} ma własnego użytkownika systemu, potrzebujemy jego tokenu:

1. Proszę otworzyć https://business.facebook.com/settings i przejść do Użytkownicy > Użytkownicy systemu.
2. Proszę wybrać „{system_user}” albo dodać go w roli administratora.
3. Proszę przypisać mu konta reklamowe i strony.
4. Wygeneruj nowy token: aplikacja, uprawnienia ads_read, ads_management, business_management, pages_show_list, pages_read_engagement, pages_read_user_content i read_insights oraz „nigdy” jako termin ważności.

Prosimy nie wysyłać tokenu e-mailem ani komunikatorem: kto go ma, może działać w Państwa imieniu. Proszę zadzwonić – wprowadzimy go do naszego sejfu razem.

Z poważaniem
{me}
{agency}`,
    },
  },
};

export const ownSystemUserPattern = 'API Access User - {client}';
