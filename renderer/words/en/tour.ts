import { demoPassphrase } from '../../../shared/model/demo.ts';

export const tour = {
  offerTitle: 'First time here?',
  offer: 'What Steward promises, in ten minutes, screen by screen.',
  start: 'Start the tour',
  notNow: 'Skip the tour',
  count: (at: number, of: number) => `Tour ${at} of ${of}`,
  before: 'Previous step',
  next: 'Next step',
  end: 'End the tour',
  done: 'Finish the tour',
  again: 'Tour of the demo agency',
  againBody: 'The bar over the screen offers the tour again.',
  showAgain: 'Offer the tour again',
  plug: 'Pull the network plug',
  plugHint: 'What was synced stays readable, Sync says that it cannot, and Budgets writes drafts.',
  step: {
    morning: {
      title: 'The morning',
      body: 'Worst first, with the reason in words. Press Actions and sync every client: the figures come from a made-up Meta on this computer.',
    },
    client: {
      title: 'One client',
      body: 'The sentence on top is what you would say on the phone. Each figure says as of when it is true; a missing one is a dash with its reason, never a zero.',
    },
    ads: {
      title: 'Ads',
      body: 'Unfold a campaign. Reach is never added up: people are counted by Meta, or not at all. Open a row and press Propose a change to ask for another budget.',
    },
    page: {
      title: 'The Page',
      body: 'Sixteen metrics. What Meta has retired says so and keeps its history.',
    },
    budgets: {
      title: 'Budgets',
      body: 'The plan of the month, where it lands, and what a day may still cost. Under Proposals somebody asks for a change; under Ledger is every change, ours and others’.',
    },
    approvals: {
      title: 'Two people',
      body: `Marta has proposed two changes, and cannot approve them herself. Let Jan sit down (the arrows at the bottom of the rail); he approves with the passphrase “${demoPassphrase}”.`,
    },
    reports: {
      title: 'Reports',
      body: 'Prepare a report: its figures are frozen. Until a person has reviewed it, every page says so. Export makes the PDF.',
    },
    setup: {
      title: 'A client comes on board',
      body: 'The way to a connected client. Press Test where there is one: it asks the made-up Meta. Write opens an e-mail to the client, filled in.',
    },
    audit: {
      title: 'The trail',
      body: 'Whatever happened to this client, each row chained to the one before. Press Verify, or export it and check it with the verifier alone.',
    },
    tokens: {
      title: 'One token, many clients',
      body: 'No call ever answers with a token. One client’s own token has expired, and another serves in its place. Press Test all to see what works; Rotate rehearses a new token before it switches.',
    },
    drill: {
      title: 'The wall between clients',
      body: 'Run the drill: it tries foreign clients’ ids on every call and every request to Meta, and lists the refusals.',
    },
    lock: {
      title: 'The lock',
      body: 'Choose language and appearance here, and pull the plug under About for a day offline. The padlock at the bottom of the rail closes the databases and drops the keys. The demo passphrase stands on the lock screen.',
    },
  },
};
