package io.kesher.tables;

/** In which order a column writes day, month and year. */
public enum DateOrder {
  DMY,
  MDY,
  YMD
}
