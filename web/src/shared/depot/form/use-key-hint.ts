import useMediaQuery from "@mui/material/useMediaQuery";

/** What the keys of a form do, for those who have a keyboard before them. */
export function useKeyHint(text: string): string | undefined {
  const isTouch = useMediaQuery("(pointer: coarse)", { noSsr: true });
  return isTouch ? undefined : text;
}
