/** No secret: the demo agency is made of invented data, and its lock screen shows this. */
export const demoPassphrase = 'explore the demo agency';
export const demoFounder = { name: 'Marta Nowak', email: 'marta@agency.example' } as const;
export const demoAgency = 'Demo agency';
