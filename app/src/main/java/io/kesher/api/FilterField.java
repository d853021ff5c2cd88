package io.kesher.api;

import static io.kesher.api.Filter.Operator.CONTAINS;
import static io.kesher.api.Filter.Operator.EQ;
import static io.kesher.api.Filter.Operator.GE;
import static io.kesher.api.Filter.Operator.GT;
import static io.kesher.api.Filter.Operator.IN;
import static io.kesher.api.Filter.Operator.IS_NOT_NULL;
import static io.kesher.api.Filter.Operator.IS_NULL;
import static io.kesher.api.Filter.Operator.LE;
import static io.kesher.api.Filter.Operator.LT;
import static io.kesher.api.Filter.Operator.NE;
import static io.kesher.api.Filter.Operator.STARTSWITH;
import static io.kesher.api.Filter.Operator.WITHIN;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A field that a list may be filtered by.
 *
 * @param choices the values that there are, of {@link Type#CHOICE}
 */
public record FilterField(String name, Type type, List<String> choices) {
  /** What a field holds, and so what may be asked of it. */
  public enum Type {
    NUMBER(EnumSet.of(EQ, NE, LT, LE, GT, GE, IN, IS_NULL, IS_NOT_NULL)),
    MONEY(NUMBER.operators),
    DATE(EnumSet.of(EQ, NE, LT, LE, GT, GE, IN, WITHIN, IS_NULL, IS_NOT_NULL)),
    TEXT(EnumSet.of(EQ, NE, IN, CONTAINS, STARTSWITH, IS_NULL, IS_NOT_NULL)),
    CHOICE(EnumSet.of(EQ, NE, IN, IS_NULL, IS_NOT_NULL)),
    YES_NO(EnumSet.of(EQ, NE));

    private final Set<Filter.Operator> operators;

    Type(Set<Filter.Operator> operators) {
      this.operators = operators;
    }

    public boolean has(Filter.Operator operator) {
      return operators.contains(operator);
    }

    public Set<Filter.Operator> operators() {
      return Collections.unmodifiableSet(operators);
    }
  }

  public static FilterField of(String name, Type type) {
    return new FilterField(name, type, List.of());
  }

  public static FilterField choice(String name, List<String> choices) {
    return new FilterField(name, Type.CHOICE, choices);
  }
}
