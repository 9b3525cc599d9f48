/** People paste the whole link as often as the token in it. */
export function tokenFrom(pasted: string): string {
  const text = pasted.trim();
  const match = /[?&]token=([^&#\s]+)/.exec(text);
  return match?.[1] ? decodeURIComponent(match[1]) : text;
}
