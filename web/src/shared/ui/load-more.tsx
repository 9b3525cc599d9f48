import Box from "@mui/material/Box";
import Button from "@mui/material/Button";

interface Props {
  label: string;
  pages: { hasMore: boolean; isLoadingMore: boolean; loadMore: () => void };
}

/** The next page of a list that has no numbered ones; nothing when all is on screen. */
export function LoadMore({ label, pages }: Props) {
  if (!pages.hasMore) return null;
  return (
    <Box sx={{ p: 1.5, textAlign: "center" }}>
      <Button size="small" loading={pages.isLoadingMore} onClick={pages.loadMore}>
        {label}
      </Button>
    </Box>
  );
}
