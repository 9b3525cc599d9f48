import createCache, { type EmotionCache } from "@emotion/cache";
import rtlPlugin from "@mui/stylis-plugin-rtl";

// Both caches live at once: a language switch must not re-create styles still on screen.
const caches: Record<"ltr" | "rtl", EmotionCache> = {
  ltr: createCache({ key: "vg" }),
  rtl: createCache({ key: "vgr", stylisPlugins: [rtlPlugin] }),
};

export function cacheFor(direction: "ltr" | "rtl"): EmotionCache {
  return caches[direction];
}
