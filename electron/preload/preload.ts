import { contextBridge, ipcRenderer, type IpcRendererEvent, webFrame } from 'electron';
import { IPC_CALL, IPC_EVENT, type ConsoleBridge } from '../../shared/contract/ipc-channel.ts';

// Three functions and no Electron object: the event that carries a sender stays on this side.
const bridge: ConsoleBridge = {
  call: (name, inputText) => ipcRenderer.invoke(IPC_CALL, name, inputText) as Promise<string>,
  onEvent: (listener) => {
    const forward = (_: IpcRendererEvent, event: unknown) => listener(event);
    ipcRenderer.on(IPC_EVENT, forward);
    return () => void ipcRenderer.off(IPC_EVENT, forward);
  },
  setZoom: (factor) => webFrame.setZoomFactor(factor),
};

contextBridge.exposeInMainWorld('sidebay', bridge);
