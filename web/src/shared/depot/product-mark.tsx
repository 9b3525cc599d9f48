import Box from "@mui/material/Box";

interface Props {
  nom: string | null | undefined;
  couleur: string | null | undefined;
}

/** The name of a product beside its colour: the colour alone says nothing. */
export function ProductMark({ nom, couleur }: Props) {
  return (
    <Box component="span" sx={{ display: "inline-flex", alignItems: "center", gap: 0.75 }}>
      <Box
        component="span"
        aria-hidden
        sx={{
          width: 12,
          height: 12,
          flexShrink: 0,
          borderRadius: "3px",
          border: "1px solid",
          borderColor: "divider",
          bgcolor: couleur ?? "action.disabled",
        }}
      />
      <bdi>{nom ?? "–"}</bdi>
    </Box>
  );
}
