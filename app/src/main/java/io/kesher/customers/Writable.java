package io.kesher.customers;

import io.kesher.fields.CustomField;
import io.kesher.identity.Viewers;
import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Which of the fields that a role may be kept from the viewer may write. */
public record Writable(boolean contactPoints, boolean israeliId, boolean birthDate) {
  private static final String OURS = "customers.";

  public static Writable now() {
    var viewer = Viewers.current();
    return new Writable(
        viewer.writes(OURS + "contact-points"),
        viewer.writes(OURS + "israeli-id"),
        viewer.writes(OURS + "birth-date"));
  }

  /**
   * @param shown what the viewer sees now, which a draft repeats where it changes nothing
   * @throws Refusal 422 naming each field that is not theirs to change
   */
  void check(CustomerDraft draft, CustomerDraft shown) {
    List<String> locked = new ArrayList<>();
    if (!contactPoints && !points(draft).equals(points(shown))) {
      locked.add("contactPoints");
    }
    if (!israeliId && !Objects.equals(draft.israeliId(), shown.israeliId())) {
      locked.add("israeliId");
    }
    if (!israeliId && draft.idKind() != shown.idKind()) {
      locked.add("idKind");
    }
    if (!birthDate && !Objects.equals(draft.birthDate(), shown.birthDate())) {
      locked.add("birthDate");
    }
    if (!locked.isEmpty()) {
      throw Refusal.of(
          locked.stream().map(field -> FieldFault.of(field, "customers.fault.locked")).toList());
    }
  }

  private static List<CustomerDraft.Point> points(CustomerDraft draft) {
    return Objects.requireNonNullElse(draft.contactPoints(), List.of());
  }

  /** What the viewer may write of this draft, the rest as it is shown. */
  public CustomerDraft only(CustomerDraft draft, CustomerDraft shown) {
    return new CustomerDraft(
        draft.name(),
        draft.kind(),
        draft.externalId(),
        israeliId ? draft.israeliId() : shown.israeliId(),
        israeliId ? draft.idKind() : shown.idKind(),
        birthDate ? draft.birthDate() : shown.birthDate(),
        draft.since(),
        contactPoints ? draft.contactPoints() : shown.contactPoints(),
        custom(draft.custom(), shown.custom()));
  }

  private static @Nullable Map<String, JsonNode> custom(
      @Nullable Map<String, JsonNode> said, @Nullable Map<String, JsonNode> shown) {
    if (said == null || shown == null) {
      return said;
    }
    var viewer = Viewers.current();
    var custom = new LinkedHashMap<>(said);
    shown.forEach((code, value) -> {
      if (!viewer.writes(CustomField.rule(code))) {
        custom.put(code, value);
      }
    });
    return custom;
  }
}
