import { useTranslate } from "react-admin";
import { useDepots } from "../use-depots.ts";
import { ReferenceField } from "./reference-field.tsx";

interface Props {
  value: string;
  onChange: (depotId: string) => void;
  isDisabled?: boolean;
  error?: string | undefined;
}

/** Which depot a document belongs to; absent where the person has only one. */
export function DepotField({ value, onChange, isDisabled = false, error }: Props) {
  const translate = useTranslate();
  const { data = [] } = useDepots();
  if (data.length < 2) return null;
  return (
    <ReferenceField
      label={translate("depot.depot")}
      name="depot"
      value={value}
      options={data.map(({ id, nom }) => ({ id, label: nom }))}
      onChange={onChange}
      isDisabled={isDisabled}
      error={error}
      isRequired
    />
  );
}
