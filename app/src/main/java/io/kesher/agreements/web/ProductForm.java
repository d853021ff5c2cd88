package io.kesher.agreements.web;

import io.kesher.agreements.Product;
import io.kesher.agreements.ProductLine;
import io.kesher.agreements.Products;
import io.kesher.web.Edited;
import io.kesher.web.Faults;
import io.kesher.web.FieldFault;
import io.kesher.web.Frame;
import io.kesher.web.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A product as it is typed.
 *
 * @param newLine the name of a line that there is not yet; empty for one that is chosen
 */
public record ProductForm(
    int version, String line, String newLine, String name, String rate, boolean sold) {

  static ProductForm blank() {
    return new ProductForm(0, "", "", "", "", true);
  }

  static ProductForm of(Product product) {
    return new ProductForm(
        product.version(),
        product.line().code(),
        "",
        product.name(),
        Typed.shown(product.commissionRate()),
        product.sold());
  }

  static ProductForm sent(Map<String, String> sent) {
    return new ProductForm(
        Edited.version(sent.getOrDefault("version", "")),
        sent.getOrDefault("line", ""),
        sent.getOrDefault("newLine", "").strip(),
        sent.getOrDefault("name", ""),
        sent.getOrDefault("commissionRate", ""),
        !"false".equals(sent.get("sold")));
  }

  /**
   * @throws Refusal 422 where the rate is no number
   */
  Products.Draft draft() {
    var typed = new Typed(Map.of("commissionRate", rate.replace("%", "")));
    var draft =
        new Products.Draft(
            newLine.isEmpty() ? line : newLine, name, typed.number("commissionRate"), sold);
    typed.accept();
    return draft;
  }

  Faults faults(Refusal refused) {
    return new Faults(
        refused.fields().stream()
            .map(fault ->
                fault.field().equals("line") && !newLine.isEmpty()
                    ? new FieldFault("newLine", fault.key(), fault.arguments())
                    : fault)
            .toList());
  }

  /** The lines that can be chosen. */
  public static Map<String, String> lines(Frame frame, List<ProductLine> lines) {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("", frame.say("agreements.sold.none"));
    lines.forEach(line -> names.put(line.code(), Objects.requireNonNull(line.label(frame))));
    return names;
  }
}
