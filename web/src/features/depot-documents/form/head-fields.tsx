import Box from "@mui/material/Box";
import TextField from "@mui/material/TextField";
import type { ReactNode } from "react";
import { useTranslate } from "react-admin";
import { MomentField } from "../../../shared/depot/form/moment-field.tsx";
import { optionsOf } from "../../../shared/depot/form/options.ts";
import { OwnerFields } from "../../../shared/depot/form/owner-fields.tsx";
import { ReferenceField } from "../../../shared/depot/form/reference-field.tsx";
import { useProducts } from "../../../shared/depot/reference-data.ts";
import type { HeadDraft } from "../model/head-draft.ts";
import type { DocumentFormState } from "./use-document-form.ts";
import type { SubmitState } from "./use-submit.ts";

export interface HeadProps {
  form: DocumentFormState;
  submit: SubmitState;
}

export function HeadGrid({ children }: { children: ReactNode }) {
  return (
    <Box
      sx={{
        display: "grid",
        gap: 2,
        gridTemplateColumns: { xs: "1fr", sm: "1fr 1fr", lg: "repeat(3, 1fr)" },
      }}
    >
      {children}
    </Box>
  );
}

interface TextProps extends HeadProps {
  name: keyof HeadDraft;
  label: string;
  max?: number;
  isLtr?: boolean;
}

export function HeadText({ form, submit, name, label, max = 120, isLtr = false }: TextProps) {
  const fault = submit.faultAt(null, name);
  return (
    <TextField
      label={label}
      value={form.head[name]}
      onChange={(event) => form.change({ [name]: event.target.value })}
      error={fault !== undefined}
      helperText={fault}
      autoComplete="off"
      slotProps={{
        htmlInput: { maxLength: max, "data-field": name, ...(isLtr ? { dir: "ltr" } : {}) },
      }}
    />
  );
}

export function ProductField({ form, submit, isLocked }: HeadProps & { isLocked: boolean }) {
  const translate = useTranslate();
  const products = useProducts();
  return (
    <ReferenceField
      label={translate("depot.product")}
      name="produit"
      value={form.head.produit}
      options={optionsOf(products.data, form.head.produit)}
      onChange={(produit) => form.change({ produit })}
      error={submit.faultAt(null, "produit")}
      isDisabled={isLocked}
      isRequired
    />
  );
}

export function WhenField({ form, submit, label }: HeadProps & { label: string }) {
  const translate = useTranslate();
  return (
    <MomentField
      label={label}
      name="moment"
      value={form.moment.text}
      onChange={form.moment.setText}
      help={translate("depot.form.depot_time")}
      error={submit.faultAt(null, "moment")}
      isRequired
    />
  );
}

export function DocumentOwner({ form, submit, isLocked }: HeadProps & { isLocked: boolean }) {
  return (
    <OwnerFields
      owner={form.head.proprietaire}
      partner={form.head.partenaire}
      onChange={form.change}
      faultAt={(field) => submit.faultAt(null, field)}
      isLocked={isLocked}
    />
  );
}
