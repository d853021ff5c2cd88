package io.kesher.api;

import io.kesher.api.Filter.Test;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * What tests mean where each field is a column. Values are always parameters. {@code ne} is the
 * exact opposite of {@code eq}: what is absent is not equal.
 */
public final class FilterColumns {
  private final Map<String, Field<?>> columns;

  public FilterColumns(Map<String, Field<?>> columns) {
    this.columns = Map.copyOf(columns);
  }

  public Condition condition(Test test) {
    var column = columns.get(test.field().name());
    if (column == null) {
      throw new IllegalStateException("No column for " + test.field().name());
    }
    return on(column, test);
  }

  /** One test on one column or expression. */
  public static <T> Condition on(Field<T> column, Test test) {
    List<Field<T>> values =
        test.values().stream()
            .<Field<T>>map(value -> DSL.val(value, column.getDataType()))
            .toList();
    return switch (test.operator()) {
      case IS_NULL -> column.isNull();
      case IS_NOT_NULL -> column.isNotNull();
      case IN -> column.in(values);
      case EQ -> column.eq(values.getFirst());
      case NE -> column.isDistinctFrom(values.getFirst());
      case LT -> column.lt(values.getFirst());
      case LE -> column.le(values.getFirst());
      case GT -> column.gt(values.getFirst());
      case GE -> column.ge(values.getFirst());
      case CONTAINS -> column.contains(values.getFirst());
      case STARTSWITH -> column.startsWith(values.getFirst());
      case WITHIN -> column.between(values.getFirst(), values.getLast());
    };
  }
}
