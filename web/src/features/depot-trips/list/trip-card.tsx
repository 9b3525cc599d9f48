import EastIcon from "@mui/icons-material/East";
import InputIcon from "@mui/icons-material/Input";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import MuiLink from "@mui/material/Link";
import Paper from "@mui/material/Paper";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { ProductMark } from "../../../shared/depot/product-mark.tsx";
import { useLitres } from "../../../shared/depot/use-litres.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { nextStep, platesOf, type Trip } from "../model/trip.ts";
import { TripAge } from "./trip-age.tsx";

interface Props {
  trip: Trip;
  onDrag: (trip: Trip | null) => void;
  onMove: (trip: Trip) => void;
}

export function TripCard({ trip, onDrag, onMove }: Props) {
  const litres = useLitres();
  const { can } = useSession();
  const step = nextStep(trip);
  const mayMove = can("trips.write", trip.depot_destination_id);
  const mayDrag = mayMove && step !== null;
  return (
    <Paper
      component="li"
      variant="outlined"
      draggable={mayDrag}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = "move";
        event.dataTransfer.setData("text/plain", trip.plaque_camion);
        onDrag(trip);
      }}
      onDragEnd={() => onDrag(null)}
      sx={{ p: 1.5, ...(mayDrag ? { cursor: "grab" } : {}) }}
    >
      <Stack sx={{ gap: 0.75 }}>
        <MuiLink
          component={Link}
          to={`/depot/cours/${trip.id}`}
          underline="hover"
          sx={{ fontWeight: 650, color: "text.primary" }}
        >
          <bdi>{platesOf(trip)}</bdi>
        </MuiLink>
        <Stack direction="row" sx={{ justifyContent: "space-between", gap: 1, flexWrap: "wrap" }}>
          <Typography variant="body2" component="span">
            <ProductMark nom={trip.produit_nom} couleur={trip.couleur} />
          </Typography>
          <Typography variant="body2" sx={{ fontWeight: 600 }}>
            {litres.ambient(trip.volume)}
          </Typography>
        </Stack>
        <Typography variant="body2" color="textSecondary">
          <bdi>{[trip.fournisseur_nom, trip.chauffeur_nom].filter(Boolean).join(" · ")}</bdi>
        </Typography>
        <Box sx={{ typography: "body2" }}>
          <TripAge trip={trip} />
        </Box>
        {step ? <NextButton trip={trip} mayMove={mayMove} onMove={onMove} /> : null}
      </Stack>
    </Paper>
  );
}

interface ButtonProps extends Omit<Props, "onDrag"> {
  mayMove: boolean;
}

function NextButton({ trip, mayMove, onMove }: ButtonProps) {
  const translate = useTranslate();
  const { can } = useSession();
  const step = nextStep(trip);
  const isReception = step === "DECHARGE";
  const isAllowed = isReception ? can("receptions.write", trip.depot_destination_id) : mayMove;
  if (step === null || !isAllowed) return null;
  const label = isReception ? translate("depot_trips.receive") : translate(`depot.statuts.${step}`);
  return (
    <Button
      size="small"
      variant={isReception ? "contained" : "outlined"}
      endIcon={
        isReception ? (
          <InputIcon />
        ) : (
          <EastIcon
            sx={(theme) => (theme.direction === "rtl" ? { transform: "scaleX(-1)" } : {})}
          />
        )
      }
      aria-label={
        isReception
          ? `${label} ${trip.plaque_camion}`
          : translate("depot_trips.step.move", { plate: trip.plaque_camion, step: label })
      }
      onClick={() => onMove(trip)}
      sx={{ alignSelf: "stretch", mt: 0.5 }}
    >
      {label}
    </Button>
  );
}
