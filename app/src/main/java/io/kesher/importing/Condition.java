package io.kesher.importing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Which rows have a record: those whose cell is above a number, is another number, is filled, or is
 * equal to a text.
 *
 * @param above the cell is a number greater than this
 * @param not the cell is a number, and another than this
 * @param present the cell says something
 * @param equal the cell is this text
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Condition(
    String column,
    @Nullable BigDecimal above,
    @Nullable BigDecimal not,
    @Nullable Boolean present,
    @JsonProperty("equals") @Nullable String equal) {

  /** Whether the cell is read as a number. */
  boolean ofNumber() {
    return above != null || not != null;
  }
}
