import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import type { Host } from '../shared/host.ts';

// SECURITY: two functions that carry text, on two fixed channels; no Electron object ever reaches the page.
const host: Host = {
  call: (name, text) => ipcRenderer.invoke('steward:call', name, text) as Promise<string>,
  hear: (listener) => {
    const heard = (_event: IpcRendererEvent, name: string, text: string) => listener(name, text);
    ipcRenderer.on('steward:event', heard);
    return () => void ipcRenderer.removeListener('steward:event', heard);
  },
};
contextBridge.exposeInMainWorld('host', host);
