package io.kesher.importing;

import io.kesher.tables.Cells;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the value of one field in a row. */
sealed interface FieldReader {
  @Nullable Object value(RowCells cells);

  /** The column where the value is looked for, for messages. */
  @Nullable CellReader reader();

  /** The same in every row. */
  record Fixed(@Nullable Object value) implements FieldReader {
    @Override
    public @Nullable Object value(RowCells cells) {
      return value;
    }

    @Override
    public @Nullable CellReader reader() {
      return null;
    }
  }

  /** The cell itself. */
  record Plain(int place, CellReader reader, @Nullable Object otherwise) implements FieldReader {
    @Override
    public @Nullable Object value(RowCells cells) {
      Object value = cells.value(place, reader);
      return value == null ? otherwise : value;
    }
  }

  /** What the cell stands for. Case and space around it do not count. */
  record Translated(CellReader reader, Map<String, String> values, @Nullable String otherwise)
      implements FieldReader {
    public Translated {
      values =
          values.entrySet().stream()
              .collect(
                  Collectors.toMap(
                      entry -> key(entry.getKey()), Map.Entry::getValue, (first, _) -> first));
    }

    @Override
    public @Nullable Object value(RowCells cells) {
      String cell = cells.cell(reader);
      if (Cells.isNothing(cell)) {
        return otherwise == null ? null : cells.value(reader, otherwise);
      }
      String meant = values.getOrDefault(key(cell), otherwise);
      if (meant == null) {
        cells.refuse("unknown-value", reader);
        return null;
      }
      return cells.value(reader, meant);
    }

    private static String key(String text) {
      return text.strip().toLowerCase(Locale.ROOT);
    }
  }

  /** A number times the number of another column. */
  record Product(int place, CellReader reader, int factorPlace, CellReader factor, boolean whole)
      implements FieldReader {
    @Override
    public @Nullable Object value(RowCells cells) {
      Object one = cells.value(place, reader);
      Object other = cells.value(factorPlace, factor);
      if (one == null || other == null) {
        return null;
      }
      BigDecimal product = ((BigDecimal) one).multiply((BigDecimal) other);
      try {
        if (whole) {
          return product.longValueExact();
        }
        return product.scale() <= 4 ? product : product.setScale(4, RoundingMode.UNNECESSARY);
      } catch (ArithmeticException _) {
        cells.refuse("too-precise", reader);
        return null;
      }
    }
  }

  /** Cells under the names of their columns. */
  record Several(List<CellReader> readers) implements FieldReader {
    @Override
    public @Nullable Object value(RowCells cells) {
      var details = cells.details(readers);
      return details.isEmpty() ? null : details;
    }

    @Override
    public @Nullable CellReader reader() {
      return null;
    }
  }
}
