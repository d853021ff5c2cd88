package io.kesher.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.servlet.resource.ResourceTransformer;
import org.springframework.web.servlet.resource.ResourceTransformerChain;
import org.springframework.web.servlet.resource.TransformedResource;

/**
 * Sends {@code kesher.css} with its imports written out, so that a page waits for one style sheet
 * and not for twenty.
 */
final class Stylesheet implements ResourceTransformer {
  private static final Pattern IMPORT =
      Pattern.compile("@import url\\(\"([^\"]+)\"\\) layer\\((\\w+)\\);");

  @Override
  public Resource transform(
      HttpServletRequest request, Resource resource, ResourceTransformerChain chain)
      throws IOException {
    var file = chain.transform(request, resource);
    return "kesher.css".equals(file.getFilename()) ? whole(file) : file;
  }

  private static Resource whole(Resource entry) throws IOException {
    var imports = IMPORT.matcher(text(entry));
    var sheet = new StringBuilder();
    while (imports.find()) {
      var part = entry.createRelative(imports.group(1));
      imports.appendReplacement(sheet, "");
      sheet
          .append("@layer ")
          .append(imports.group(2))
          .append(" {\n")
          .append(text(part))
          .append("}");
    }
    imports.appendTail(sheet);
    for (var part : ofModules()) {
      sheet.append("@layer modules {\n").append(text(part)).append("}\n");
    }
    return new TransformedResource(entry, sheet.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** A module that needs a look of its own brings {@code static/css/modules/<module>.css}. */
  private static Resource[] ofModules() throws IOException {
    return new PathMatchingResourcePatternResolver()
        .getResources("classpath*:static/css/modules/*.css");
  }

  private static String text(Resource file) throws IOException {
    return file.getContentAsString(StandardCharsets.UTF_8);
  }
}
