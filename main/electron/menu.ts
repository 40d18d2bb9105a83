import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { EmitEvent, Menu as MenuPort } from '../ports.ts';
import { commandsOf, menuPlan, type MenuItem } from './menu-plan.ts';

export function installMenu(packaged: boolean, emit: EmitEvent): MenuPort {
  const plan = menuPlan(process.platform === 'darwin', packaged);

  const built = (item: MenuItem): MenuItemConstructorOptions => {
    if (item.kind === 'line') return { type: 'separator' };
    if (item.kind === 'role') return { role: item.role };
    const keys = item.keys === undefined ? {} : { accelerator: item.keys };
    const click = () => emit('app.command', { command: item.command });
    return { id: item.command, label: item.label, enabled: false, click, ...keys };
  };
  const menu = Menu.buildFromTemplate(plan.map(({ label, items }) => ({ label, submenu: items.map(built) })));
  Menu.setApplicationMenu(menu);

  return {
    enable(commands) {
      for (const command of commandsOf(plan)) {
        const item = menu.getMenuItemById(command);
        if (item) item.enabled = commands.includes(command);
      }
    },
  };
}
