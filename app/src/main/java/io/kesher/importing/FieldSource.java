package io.kesher.importing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where the value of a field comes from. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({
  @JsonSubTypes.Type(FieldSource.OfColumn.class),
  @JsonSubTypes.Type(FieldSource.Constant.class),
  @JsonSubTypes.Type(FieldSource.OfColumns.class)
})
public sealed interface FieldSource {

  /** The columns that it reads. */
  Stream<String> read();

  /**
   * The cell of a column.
   *
   * @param times another column whose number it is multiplied by
   * @param values what cells stand for; a cell that is not among them is refused, unless there is
   *     {@code otherwise}
   * @param otherwise what an empty cell, or one that is not among the values, stands for
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record OfColumn(
      String column,
      @Nullable String times,
      @Nullable Map<String, String> values,
      @JsonProperty("default") @Nullable String otherwise)
      implements FieldSource {
    @Override
    public Stream<String> read() {
      return Stream.of(column, times == null ? column : times).distinct();
    }
  }

  /** The same in every row. */
  record Constant(String constant) implements FieldSource {
    @Override
    public Stream<String> read() {
      return Stream.empty();
    }
  }

  /** The cells of several columns, each under its column's name. */
  record OfColumns(List<String> columns) implements FieldSource {
    public OfColumns {
      columns = List.copyOf(columns);
    }

    @Override
    public Stream<String> read() {
      return columns.stream();
    }
  }

  static FieldSource column(String name) {
    return new OfColumn(name, null, null, null);
  }
}
