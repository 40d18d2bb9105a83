import type { LaunchOptions, Running } from '../host/launch.ts';
import { expect, test } from '../host/fixtures.ts';
import { aGraph } from './desk.ts';
import { clientsWithMarks, delayAnswers, hammer, seenOn, watchSwitching } from './switching.ts';

type Launch = (options?: LaunchOptions) => Promise<Running>;

async function switchOften(launch: Launch, clientCount: number, atLeast: number): Promise<void> {
  const graph = await aGraph(clientCount);
  try {
    const { page, app } = await launch({ env: graph.env });
    const clients = await clientsWithMarks(page, graph);
    await delayAnswers(app, 40);
    await watchSwitching(page, clients);
    // Of links that come quicker than answers, some are overtaken before they are followed: as often as it takes.
    let seen = await seenOn(page);
    let links = 0;
    while (seen.switches < atLeast) {
      await hammer(app, page, clients, 40);
      links += 40;
      seen = await seenOn(page);
      expect(seen.wrong).toEqual([]);
    }
    expect(seen.complete).toBeGreaterThan(clientCount);
    // The titles of Overview, Ads, Page and Budgets.
    expect(Object.keys(seen.screens).length).toBeGreaterThanOrEqual(4);
    // oxlint-disable-next-line no-console -- how many of the asked-for switches reached the screen
    console.log(
      `${links} links, ${seen.switches} switches seen, ${seen.complete} looks at a complete screen`,
    );
  } finally {
    await graph.close();
  }
}

test('whoever switches clients in a hurry never sees anything under the wrong name', async ({ launch }) => {
  test.setTimeout(240_000);
  await switchOften(launch, 4, 30);
});

test('500 switches: nothing under the wrong name, nothing to press before it is complete @full', async ({
  launch,
}) => {
  test.setTimeout(600_000);
  await switchOften(launch, 8, 500);
});
