const { contextBridge, ipcRenderer } = require('electron');

contextBridge.exposeInMainWorld('bare', {
  put: (/** @type {string} */ question, /** @type {string} */ answer) =>
    ipcRenderer.invoke('put', question, answer),
  ask: (/** @type {string} */ question) => ipcRenderer.invoke('ask', question),
});
