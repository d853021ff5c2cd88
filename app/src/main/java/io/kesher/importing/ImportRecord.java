package io.kesher.importing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One record that a row becomes, parsed and whole.
 *
 * @param row number of the row in the file, counted from 1 below the header
 * @param values by the name of the field, typed as {@link FieldType} says; absent where the cell
 *     was empty
 */
public record ImportRecord(long row, Map<String, Object> values) {
  public @Nullable String text(String field) {
    return (String) values.get(field);
  }

  public @Nullable BigDecimal money(String field) {
    return (BigDecimal) values.get(field);
  }

  public @Nullable LocalDate date(String field) {
    return (LocalDate) values.get(field);
  }

  public @Nullable Long whole(String field) {
    return (Long) values.get(field);
  }
}
