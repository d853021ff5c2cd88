package io.kesher.agreements.web;

import io.kesher.agreements.Product;
import io.kesher.agreements.ProductLines;
import io.kesher.agreements.Products;
import io.kesher.api.IfMatch;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@May("agreements:see")
@RestController
@RequestMapping("/api/v1")
@Tag(name = "products")
class ProductsApi {
  private final Products products;
  private final ProductLines lines;

  ProductsApi(Products products, ProductLines lines) {
    this.products = products;
    this.lines = lines;
  }

  @GetMapping("/product-lines")
  @Operation(
      summary = "The product lines of the office",
      description = "`name` is absent where the code is one that ships with the product.")
  List<LineJson> lines() {
    return lines.all().stream().map(line -> new LineJson(line.code(), line.name())).toList();
  }

  @GetMapping("/products")
  @Operation(summary = "What the office sells, by line and name")
  List<ProductJson> index() {
    return products.all().stream().map(ProductJson::of).toList();
  }

  @GetMapping("/products/{id}")
  @Operation(summary = "A product")
  ProductJson show(HttpServletResponse response, @PathVariable long id) {
    return json(products.find(id).orElseThrow(Refusal::notFound), response);
  }

  @May("products:manage")
  @PostMapping("/products")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Add a product",
      description = "A line that there is not yet is made by its name.")
  ProductJson create(HttpServletResponse response, @RequestBody Products.Draft draft) {
    var made = products.create(draft);
    response.setHeader(HttpHeaders.LOCATION, "/api/v1/products/" + made.id());
    return json(made, response);
  }

  @May("products:manage")
  @PutMapping("/products/{id}")
  @Operation(
      summary = "Set all of a product",
      description =
          "If-Match names the version that was read. One that is not sold any more stays with the agreements that"
              + " have it.")
  ProductJson update(
      HttpServletResponse response,
      @PathVariable long id,
      IfMatch read,
      @RequestBody Products.Draft draft) {
    return json(products.change(id, read.version(), draft), response);
  }

  private static ProductJson json(Product product, HttpServletResponse response) {
    response.setHeader(HttpHeaders.ETAG, IfMatch.tag(product.version()));
    return ProductJson.of(product);
  }

  record LineJson(String code, @Nullable String name) {}

  record ProductJson(
      long id,
      String line,
      String name,
      @Nullable BigDecimal commissionRate,
      boolean sold,
      int version) {
    static ProductJson of(Product product) {
      return new ProductJson(
          product.id(),
          product.line().code(),
          product.name(),
          product.commissionRate(),
          product.sold(),
          product.version());
    }
  }
}
