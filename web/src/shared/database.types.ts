// Stand-in with the generated file's shape; `npm run types` replaces the whole file.
export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[];

interface Relation {
  Row: Record<string, unknown>;
  Insert: Record<string, unknown>;
  Update: Record<string, unknown>;
  Relationships: [];
}

export type Database = {
  public: {
    Tables: Record<string, Relation>;
    Views: Record<string, Relation>;
    Functions: Record<string, { Args: Record<string, unknown>; Returns: unknown }>;
    Enums: Record<string, never>;
    CompositeTypes: Record<string, never>;
  };
};
