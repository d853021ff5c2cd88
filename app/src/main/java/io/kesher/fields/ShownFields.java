package io.kesher.fields;

import io.kesher.identity.Viewer;
import io.kesher.identity.Viewers;
import io.kesher.values.Parsing;
import io.kesher.web.FieldFault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The custom fields that the reader is shown, in their order: no archived ones, no hidden ones. */
public record ShownFields(List<CustomField> all) {
  private static final ObjectReader JSON =
      JsonMapper.shared().reader().with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  public ShownFields {
    all = List.copyOf(all);
  }

  /** Those that the reader may write. */
  public List<CustomField> writable() {
    var viewer = Viewers.current();
    return all.stream().filter(field -> viewer.writes(field.rule())).toList();
  }

  public Optional<CustomField> find(String code) {
    return all.stream().filter(field -> field.code().equals(code)).findFirst();
  }

  /** The one that forms, filters and faults name so: {@code custom.branch}. */
  public Optional<CustomField> named(String name) {
    return all.stream().filter(field -> field.name().equals(name)).findFirst();
  }

  /** What somebody's fields hold, as the database keeps it. */
  public List<Filled> filled(JSONB custom) {
    var kept = JSON.readTree(custom.data());
    return all.stream()
        .flatMap(field ->
            Optional.ofNullable(kept.get(field.code()))
                .flatMap(value -> Reading.of(field, value))
                .flatMap(read ->
                    read instanceof Parsing.Parsed<CustomValue>(var value, var _)
                        ? Optional.of(new Filled(field, value))
                        : Optional.empty())
                .stream())
        .toList();
  }

  /**
   * What becomes of somebody's fields.
   *
   * @param said all that they are to hold, by code; absent: as they are
   * @param before what they hold now
   * @param isNew whether they are being written down just now
   */
  public CustomChange read(
      @Nullable Map<String, JsonNode> said, List<Filled> before, boolean isNew) {
    var all = said == null ? said(before) : said;
    var change = new Change(Viewers.current(), isNew);
    all.keySet().stream()
        .filter(code -> find(code).isEmpty())
        .forEach(code -> change.fault("custom." + code, "fields.fault.unknown"));
    this.all.forEach(field ->
        change.read(field, Optional.ofNullable(all.get(field.code())), now(field, before)));
    return new CustomChange(change.emptied, change.told, change.faults);
  }

  /** The same as somebody would say it. */
  public static Map<String, JsonNode> said(List<Filled> filled) {
    return filled.stream()
        .collect(
            Collectors.toMap(
                each -> each.field().code(),
                each -> each.value().json(),
                (first, _) -> first,
                LinkedHashMap::new));
  }

  private static @Nullable CustomValue now(CustomField field, List<Filled> before) {
    return before.stream()
        .filter(each -> each.field().code().equals(field.code()))
        .map(Filled::value)
        .findFirst()
        .orElse(null);
  }

  private static final class Change {
    private final Viewer viewer;
    private final boolean isNew;
    private final Set<String> emptied = new LinkedHashSet<>();
    private final ObjectNode told = JsonNodeFactory.instance.objectNode();
    private final List<FieldFault> faults = new ArrayList<>();

    Change(Viewer viewer, boolean isNew) {
      this.viewer = viewer;
      this.isNew = isNew;
    }

    void read(CustomField field, Optional<JsonNode> said, @Nullable CustomValue now) {
      switch (said.flatMap(node -> Reading.of(field, node)).orElse(null)) {
        case null -> empty(field, now);
        case Parsing.Parsed<CustomValue>(var value, var _) -> fill(field, value, now);
        case Parsing.Refused<CustomValue>(var reason, var argument) ->
            fault(field.name(), reason, argument);
      }
    }

    /** Whoever lacked a value when the field came to be required may go on without it. */
    private void empty(CustomField field, @Nullable CustomValue now) {
      boolean open = viewer.writes(field.rule());
      if (now != null && !open) {
        fault(field.name(), "fields.fault.locked");
      } else if (field.required() && open && (isNew || now != null)) {
        fault(field.name(), "web.field.required");
      } else if (now != null) {
        emptied.add(field.code());
      }
    }

    private void fill(CustomField field, CustomValue value, @Nullable CustomValue now) {
      if (Objects.equals(value, now)) {
        return;
      }
      if (!viewer.writes(field.rule())) {
        fault(field.name(), "fields.fault.locked");
      } else if (gone(field, value, now)) {
        fault(field.name(), "fields.fault.retired");
      } else {
        told.set(field.code(), value.json());
      }
    }

    private static boolean gone(CustomField field, CustomValue value, @Nullable CustomValue now) {
      var offered = field.offered(codes(now)).stream().map(CustomField.Choice::code).toList();
      return !offered.containsAll(codes(value));
    }

    private static List<String> codes(@Nullable CustomValue value) {
      return switch (value) {
        case CustomValue.Choice(var code) -> List.of(code);
        case CustomValue.Choices(var codes) -> codes;
        case null, default -> List.of();
      };
    }

    void fault(String field, String key, Object... arguments) {
      faults.add(FieldFault.of(field, key, arguments));
    }
  }
}
