package io.kesher.tables;

/** What all filled cells of a column can be read as; TEXT where they agree on nothing else. */
public enum ColumnKind {
  EMPTY,
  TEXT,
  INTEGER,
  DECIMAL,
  DATE,
  DATE_TIME,
  PHONE,
  EMAIL,
  ISRAELI_ID,
  YES_NO
}
