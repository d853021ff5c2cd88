package io.kesher.tables;

/** The kinds of files that hold rows. TSV is CSV with tabs; people know it by that name. */
public enum FileKind {
  CSV,
  TSV,
  XLSX
}
