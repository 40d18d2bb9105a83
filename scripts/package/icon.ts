import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchApp, makeBox } from '../../test/e2e/host/launch.ts';
import { prepareStage } from '../../test/e2e/host/stage.ts';
import { project } from '../setup/paths.mjs';

const folder = join(project, 'build');
/** electron-builder makes every smaller size, the .ico and the .icns out of this one. */
const edge = 512;

/** The one picture of the icon that is kept beside its drawing. Chromium draws it: the app that shows it is here anyway. */
export async function renderIcon(): Promise<string> {
  const drawing = `data:image/svg+xml;base64,${readFileSync(join(folder, 'icon.svg'), 'base64')}`;
  const stage = await prepareStage();
  try {
    const { page, stop } = await launchApp(stage, makeBox(stage));
    const picture = await page.evaluate(drawOn, { drawing, edge });
    await stop();
    const file = join(folder, 'icon.png');
    writeFileSync(file, Buffer.from(picture.slice(picture.indexOf(',') + 1), 'base64'));
    return file;
  } finally {
    await stage.stop();
  }
}

/** Runs in the page. */
async function drawOn(ask: { drawing: string; edge: number }): Promise<string> {
  const image = new Image();
  image.src = ask.drawing;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = ask.edge;
  canvas.height = ask.edge;
  canvas.getContext('2d')?.drawImage(image, 0, 0, ask.edge, ask.edge);
  return canvas.toDataURL('image/png');
}
