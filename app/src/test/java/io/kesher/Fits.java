package io.kesher;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What of JSON Schema the document of the API uses: enough to hold a value against it. */
record Fits(JsonNode document) {
  /** What modules say of a customer, each in a member of its own. */
  private static final Set<String> FACTS = Set.of("profitability", "agreements", "openCases");

  /** Where the value does not fit; empty where it does. */
  List<String> faults(JsonNode schema, JsonNode value) {
    List<String> faults = new ArrayList<>();
    check("", schema, value, faults);
    return faults;
  }

  private void check(String place, JsonNode schema, JsonNode value, List<String> faults) {
    if (schema.has("$ref")) {
      check(place, document.at(schema.get("$ref").asString().substring(1)), value, faults);
    } else if (schema.has("oneOf")) {
      if (schema.get("oneOf").valueStream().noneMatch(one -> faults(one, value).isEmpty())) {
        faults.add(place + " fits none of its kinds");
      }
    } else {
      checkType(place, schema, value, faults);
      if (schema.has("enum") && schema.get("enum").valueStream().noneMatch(value::equals)) {
        faults.add(place + " is none of the choices: " + value);
      }
      if (value.isObject()) {
        checkMembers(place, schema, value, faults);
      }
      if (value.isArray() && schema.has("items")) {
        for (int i = 0; i < value.size(); i++) {
          check(place + "/" + i, schema.get("items"), value.get(i), faults);
        }
      }
    }
  }

  private static void checkType(
      String place, JsonNode schema, JsonNode value, List<String> faults) {
    if (!schema.has("type")) {
      return;
    }
    Set<String> types = new HashSet<>();
    if (schema.get("type").isArray()) {
      schema.get("type").forEach(type -> types.add(type.asString()));
    } else {
      types.add(schema.get("type").asString());
    }
    var type =
        switch (value.getNodeType()) {
          case OBJECT -> "object";
          case ARRAY -> "array";
          case STRING -> "string";
          case BOOLEAN -> "boolean";
          case NULL -> "null";
          default -> value.isIntegralNumber() ? "integer" : "number";
        };
    if (!types.contains(type) && !(type.equals("integer") && types.contains("number"))) {
      faults.add(place + " is of type " + type + " and not " + types);
    }
  }

  private void checkMembers(String place, JsonNode schema, JsonNode value, List<String> faults) {
    schema
        .path("required")
        .forEach(name -> {
          if (!value.has(name.asString())) {
            faults.add(place + " lacks " + name.asString());
          }
        });
    value
        .properties()
        .forEach(member -> {
          var known = schema.path("properties").get(member.getKey());
          if (known != null) {
            check(place + "/" + member.getKey(), known, member.getValue(), faults);
          } else if (schema.path("additionalProperties").isObject()) {
            check(
                place + "/" + member.getKey(),
                schema.get("additionalProperties"),
                member.getValue(),
                faults);
          } else if (schema.has("properties") && !FACTS.contains(member.getKey())) {
            faults.add(place + " has " + member.getKey() + ", of which nothing is said");
          }
        });
  }
}
