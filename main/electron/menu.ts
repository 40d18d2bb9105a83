import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { Language } from '../../shared/model/language.ts';
import type { EmitEvent, Menu as MenuPort } from '../ports.ts';
import { commandsOf, menuPlan, type MenuItem } from './menu-plan.ts';
import { menuLabel, roleLabel } from './menu-words.ts';

export function installMenu(packaged: boolean, first: Language, emit: EmitEvent): MenuPort {
  const plan = menuPlan(process.platform === 'darwin', packaged);
  let enabled: readonly string[] = [];
  let spoken = first;

  const built = (item: MenuItem): MenuItemConstructorOptions => {
    if (item.kind === 'line') return { type: 'separator' };
    if (item.kind === 'role') {
      const label = roleLabel(item.role, spoken);
      return { role: item.role, ...(label === undefined ? {} : { label }) };
    }
    const keys = item.keys === undefined ? {} : { accelerator: item.keys };
    const click = () => emit('app.command', { command: item.command });
    const label = menuLabel(item.label, spoken);
    return { id: item.command, label, enabled: enabled.includes(item.command), click, ...keys };
  };
  const install = () =>
    Menu.setApplicationMenu(
      Menu.buildFromTemplate(
        plan.map(({ label, items }) => ({ label: menuLabel(label, spoken), submenu: items.map(built) })),
      ),
    );
  install();

  return {
    enable(commands) {
      enabled = commands;
      for (const command of commandsOf(plan)) {
        const item = Menu.getApplicationMenu()?.getMenuItemById(command);
        if (item) item.enabled = commands.includes(command);
      }
    },
    // Electron cannot rename an item of a menu that stands: it is built anew.
    speak(language) {
      if (language === spoken) return;
      spoken = language;
      install();
    },
  };
}
