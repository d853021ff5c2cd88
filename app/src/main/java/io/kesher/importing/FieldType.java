package io.kesher.importing;

/** What a field holds once its cell is parsed, and so what a target finds in a record. */
public enum FieldType {
  /** {@link String}, cleaned at the ends, never blank. */
  TEXT,
  /** {@link String}; a whole number written as 17850.0 is 17850. */
  EXTERNAL_ID,
  /** {@link java.math.BigDecimal} of at most 14 digits before and 4 after the point. */
  MONEY,
  /** {@link Long}. */
  WHOLE,
  /** {@link java.time.LocalDate} from 1900 to 2100. */
  DATE,
  /** {@link io.kesher.values.PhoneNumber}. */
  PHONE,
  /** {@link io.kesher.values.EmailAddress}. */
  EMAIL,
  /**
   * {@link io.kesher.values.IsraeliId}, or {@link String} where the check digit fails: kept as
   * unverified.
   */
  ISRAELI_ID,
  /** {@link Boolean}. */
  YES_NO,
  /**
   * {@link java.util.SortedMap} of column name to text: any number of columns, kept as details of
   * the record.
   */
  DETAILS
}
