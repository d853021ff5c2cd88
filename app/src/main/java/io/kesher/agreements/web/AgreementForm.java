package io.kesher.agreements.web;

import io.kesher.agreements.AgreementDraft;
import io.kesher.agreements.Product;
import io.kesher.agreements.ProductLine;
import io.kesher.web.Edited;
import io.kesher.web.Faults;
import io.kesher.web.FieldFault;
import io.kesher.web.Frame;
import io.kesher.web.Refusal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An agreement as fields: its line and product are one choice, its commission one text. */
final class AgreementForm {
  static final List<String> NAMES =
      List.of(
          "number",
          "sold",
          "premium",
          "commission",
          "offeredOn",
          "startOn",
          "renewalOn",
          "endedOn");

  private static final Set<String> DAYS = Set.of("offeredOn", "startOn", "renewalOn", "endedOn");
  private static final String LINE = "line/";
  private static final String PRODUCT = "product/";

  private AgreementForm() {}

  static Map<String, String> fields(AgreementDraft draft) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("number", Typed.shown(draft.number()));
    fields.put("sold", sold(draft));
    fields.put("premium", Typed.shown(draft.premium()));
    fields.put("commission", Typed.shown(draft.commissionRate(), draft.commissionAmount()));
    fields.put("offeredOn", Typed.shown(draft.offeredOn()));
    fields.put("startOn", Typed.shown(draft.startOn()));
    fields.put("renewalOn", Typed.shown(draft.renewalOn()));
    fields.put("endedOn", Typed.shown(draft.endedOn()));
    return fields;
  }

  private static String sold(AgreementDraft draft) {
    if (draft.product() != null) {
      return PRODUCT + draft.product();
    }
    return draft.line() == null ? "" : LINE + draft.line();
  }

  /**
   * @throws Refusal 422 where a day or a number is none
   */
  static AgreementDraft draft(Map<String, String> fields) {
    var typed = new Typed(fields);
    var draft =
        new AgreementDraft(
            typed.text("number"),
            line(typed),
            product(typed),
            typed.number("premium"),
            typed.percent("commission"),
            typed.amount("commission"),
            typed.day("offeredOn"),
            typed.day("startOn"),
            typed.day("renewalOn"),
            typed.day("endedOn"));
    typed.accept();
    return draft;
  }

  private static @Nullable String line(Typed typed) {
    var sold = typed.text("sold");
    return sold != null && sold.startsWith(LINE) ? sold.substring(LINE.length()) : null;
  }

  private static @Nullable Long product(Typed typed) {
    var sold = typed.text("sold");
    if (sold == null || sold.startsWith(LINE)) {
      return null;
    }
    if (!sold.matches(PRODUCT + "[0-9]{1,18}")) {
      typed.fault("sold", "agreements.fault.product");
      return null;
    }
    return Long.parseLong(sold.substring(PRODUCT.length()));
  }

  /** What can be chosen: each line, and in it the products that are sold, or held already. */
  static Map<String, String> choices(
      Frame frame, List<ProductLine> lines, List<Product> products, String held) {
    Map<String, String> choices = new LinkedHashMap<>();
    choices.put("", frame.say("agreements.sold.none"));
    for (var line : lines) {
      choices.put(LINE + line.code(), line.label(frame));
      for (var product : products) {
        var name = PRODUCT + product.id();
        if (product.line().id() == line.id() && (product.sold() || name.equals(held))) {
          choices.put(name, line.label(frame) + " · " + product.name());
        }
      }
    }
    return choices;
  }

  /** What stands on the page for a choice or a day, by how the form keeps it. */
  static Map<String, String> words(
      Frame frame, List<Edited.Choice> differing, Map<String, String> choices) {
    Map<String, String> words = new LinkedHashMap<>(choices);
    differing.stream()
        .filter(choice -> DAYS.contains(choice.field()))
        .flatMap(choice -> Stream.of(choice.theirs(), choice.mine()))
        .filter(day -> !day.isEmpty())
        .forEach(day -> words.put(day, frame.date(LocalDate.parse(day)).text()));
    return words;
  }

  /** The domain's faults beside the fields of this form. */
  static Faults faults(Refusal refusal) {
    if (refusal.fields().isEmpty()) {
      throw refusal;
    }
    return new Faults(
        refusal.fields().stream()
            .map(fault -> new FieldFault(field(fault.field()), fault.key(), fault.arguments()))
            .toList());
  }

  private static String field(String name) {
    return switch (name) {
      case "line", "product" -> "sold";
      case "commissionRate", "commissionAmount" -> "commission";
      default -> name;
    };
  }
}
