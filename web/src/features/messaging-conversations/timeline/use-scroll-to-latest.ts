import { useEffect, useLayoutEffect, useRef } from "react";

const NEAR_PX = 40;

/**
 * A new message comes into sight; one that was only read again leaves the reader where he is. Who is
 * at the end stays there while the last message grows: a picture, or the cause of its failure.
 */
export function useScrollToLatest(key: string | null) {
  const scroller = useRef<HTMLDivElement | null>(null);
  useLayoutEffect(() => {
    const box = scroller.current;
    if (box && key !== null) box.scrollTop = box.scrollHeight;
  }, [key]);
  useEffect(() => {
    const box = scroller.current;
    const content = box?.firstElementChild;
    if (!box || !content) return undefined;
    let isAtEnd = true;
    const note = () => {
      isAtEnd = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_PX;
    };
    const observer = new ResizeObserver(() => {
      if (isAtEnd) box.scrollTop = box.scrollHeight;
    });
    box.addEventListener("scroll", note);
    observer.observe(content);
    return () => {
      box.removeEventListener("scroll", note);
      observer.disconnect();
    };
  }, []);
  return scroller;
}
