import { localStorageStore, type Store } from "react-admin";

// Signing out forgets what the person did here, not the language and the theme of the device.
const KEPT_KEYS = ["locale", "theme"] as const;

export function createStore(): Store {
  const store = localStorageStore();
  return {
    ...store,
    reset: () => {
      const kept = KEPT_KEYS.map((key) => [key, store.getItem(key)] as const);
      store.reset();
      for (const [key, value] of kept) {
        if (value !== undefined) store.setItem(key, value);
      }
    },
  };
}
