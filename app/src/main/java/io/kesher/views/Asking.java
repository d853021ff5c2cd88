package io.kesher.views;

import io.kesher.api.FilterField.Type;
import java.util.List;
import java.util.stream.Stream;

/** What a form can ask of a field. */
public enum Asking {
  CONTAINS(Value.ONE, "contains", Type.TEXT),
  STARTSWITH(Value.ONE, "startswith", Type.TEXT),
  IN(Value.CHOICES, "in", Type.CHOICE),
  NEXT(Value.DAYS, "within", Type.DATE),
  LAST(Value.DAYS, "within", Type.DATE),
  OLDER(Value.DAYS, "lt", Type.DATE),
  EQ(Value.ONE, "eq", Type.TEXT, Type.NUMBER, Type.MONEY, Type.DATE, Type.YES_NO),
  NE(Value.ONE, "ne", Type.TEXT, Type.NUMBER, Type.MONEY, Type.CHOICE),
  GE(Value.ONE, "ge", Type.NUMBER, Type.MONEY, Type.DATE),
  LE(Value.ONE, "le", Type.NUMBER, Type.MONEY, Type.DATE),
  GT(Value.ONE, "gt", Type.NUMBER, Type.MONEY, Type.DATE),
  LT(Value.ONE, "lt", Type.NUMBER, Type.MONEY, Type.DATE),
  IS_NOT_NULL(
      Value.NONE, "is not null", Type.TEXT, Type.NUMBER, Type.MONEY, Type.DATE, Type.CHOICE),
  IS_NULL(Value.NONE, "is null", Type.TEXT, Type.NUMBER, Type.MONEY, Type.DATE, Type.CHOICE);

  /** What stands behind it. */
  enum Value {
    NONE,
    ONE,
    DAYS,
    CHOICES
  }

  private final Value value;
  private final String word;
  private final List<Type> types;

  Asking(Value value, String word, Type... types) {
    this.value = value;
    this.word = word;
    this.types = List.of(types);
  }

  /** All that can be asked of such a field, the most usual first. */
  public static List<Asking> of(Type type) {
    return Stream.of(values()).filter(each -> each.types.contains(type)).toList();
  }

  /** As a filter says it. */
  String word() {
    return word;
  }

  public boolean hasValue() {
    return value != Value.NONE;
  }

  public boolean takesDays() {
    return value == Value.DAYS;
  }

  public boolean takesChoices() {
    return value == Value.CHOICES;
  }
}
