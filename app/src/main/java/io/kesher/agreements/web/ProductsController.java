package io.kesher.agreements.web;

import gg.jte.Content;
import io.kesher.agreements.Product;
import io.kesher.agreements.ProductLines;
import io.kesher.agreements.Products;
import io.kesher.identity.SettingsSection;
import io.kesher.web.Faults;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import templates.Templates;

/** What the office sells: a part of the settings. */
@May("products:manage")
@Controller
@Order(5)
class ProductsController implements SettingsSection {
  private final Templates templates;
  private final Products products;
  private final ProductLines lines;

  ProductsController(Templates templates, Products products, ProductLines lines) {
    this.templates = templates;
    this.products = products;
    this.lines = lines;
  }

  @Override
  public String permission() {
    return "products:manage";
  }

  @Override
  public Content show(Frame frame) {
    return templates.agreementsProducts(
        frame, products.all(), lines.all(), ProductForm.blank(), Faults.none());
  }

  @PostMapping("/settings/products")
  Object create(Frame frame, @RequestParam Map<String, String> sent) {
    var form = ProductForm.sent(sent);
    try {
      products.create(form.draft());
      return "redirect:/settings#products";
    } catch (Refusal refused) {
      return again(frame, null, form, refused);
    }
  }

  @GetMapping("/settings/products/{id}")
  Html edit(Frame frame, @PathVariable long id) {
    var product = products.find(id).orElseThrow(Refusal::notFound);
    return new Html(
        templates.agreementsProduct(
            frame, product, lines.all(), ProductForm.of(product), Faults.none()));
  }

  @PostMapping("/settings/products/{id}")
  Object update(Frame frame, @PathVariable long id, @RequestParam Map<String, String> sent) {
    var product = products.find(id).orElseThrow(Refusal::notFound);
    var form = ProductForm.sent(sent);
    try {
      products.change(id, form.version(), form.draft());
      return "redirect:/settings#products";
    } catch (Refusal refused) {
      return again(frame, product, form, refused);
    }
  }

  private Html again(Frame frame, @Nullable Product product, ProductForm form, Refusal refused) {
    if (refused.fields().isEmpty()) {
      throw refused;
    }
    return Html.unprocessable(
        templates.agreementsProduct(frame, product, lines.all(), form, form.faults(refused)));
  }
}
