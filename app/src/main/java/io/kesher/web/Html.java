package io.kesher.web;

import gg.jte.models.runtime.JteModel;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.View;

/**
 * A page or a fragment: {@code return new Html(templates.customersIndex(frame, customers))}. The
 * template is rendered whole before the first byte leaves, so that a fault in it is still an error
 * page.
 */
public record Html(JteModel template, HttpStatus status) implements View {
  public Html(JteModel template) {
    this(template, HttpStatus.OK);
  }

  /** A form shown again with what is wrong in it. */
  public static Html unprocessable(JteModel template) {
    return new Html(template, HttpStatus.UNPROCESSABLE_CONTENT);
  }

  @Override
  public String getContentType() {
    return "text/html;charset=UTF-8";
  }

  @Override
  public void render(
      @Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (status != HttpStatus.OK) {
      response.setStatus(status.value());
    }
    write(response);
  }

  void write(HttpServletResponse response) throws IOException {
    var page = new Utf8ByteOutput();
    template.render(page);
    response.setContentType(getContentType());
    page.writeTo(response.getOutputStream());
  }
}
