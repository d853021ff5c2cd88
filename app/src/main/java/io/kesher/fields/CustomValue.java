package io.kesher.fields;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a custom field holds: never blank, and of the field's type. */
public sealed interface CustomValue {
  record Text(String text) implements CustomValue {}

  /** Without zeros at its end, so that 1.50 and 1.5 are one. */
  record Number(BigDecimal number) implements CustomValue {
    public Number {
      var plain = number.stripTrailingZeros();
      number = plain.scale() < 0 ? plain.setScale(0) : plain;
    }
  }

  record Day(LocalDate day) implements CustomValue {}

  record Choice(String code) implements CustomValue {}

  /** Each once, in the order of the field. */
  record Choices(List<String> codes) implements CustomValue {
    public Choices {
      codes = List.copyOf(codes);
    }
  }

  record Link(String address) implements CustomValue {}

  record YesNo(boolean yes) implements CustomValue {}

  /** As the database and the API write it. */
  default JsonNode json() {
    var nodes = JsonNodeFactory.instance;
    return switch (this) {
      case Text(var text) -> nodes.stringNode(text);
      case Number(var number) -> nodes.numberNode(number);
      case Day(var day) -> nodes.stringNode(day.toString());
      case Choice(var code) -> nodes.stringNode(code);
      case Choices(var codes) -> {
        var array = nodes.arrayNode();
        codes.forEach(array::add);
        yield array;
      }
      case Link(var address) -> nodes.stringNode(address);
      case YesNo(var yes) -> nodes.booleanNode(yes);
    };
  }

  /** As a form keeps it; of several choices one in each line. */
  default String typed() {
    return switch (this) {
      case Text(var text) -> text;
      case Number(var number) -> number.toPlainString();
      case Day(var day) -> day.toString();
      case Choice(var code) -> code;
      case Choices(var codes) -> String.join("\n", codes);
      case Link(var address) -> address;
      case YesNo(var yes) -> Boolean.toString(yes);
    };
  }
}
