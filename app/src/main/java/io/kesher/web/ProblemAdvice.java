package io.kesher.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Sends every fault, from a controller or from the container, to {@link Problems}. */
@ControllerAdvice
@Controller
class ProblemAdvice implements ErrorController {
  private final Problems problems;

  ProblemAdvice(Problems problems) {
    this.problems = problems;
  }

  @ExceptionHandler
  ModelAndView fault(HttpServletRequest request, HttpServletResponse response, Exception fault)
      throws IOException {
    problems.answer(request, response, fault);
    return new ModelAndView();
  }

  @Public
  @RequestMapping("/error")
  @Nullable ModelAndView dispatched(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable fault) {
      problems.answer(request, response, fault);
    } else {
      problems.answer(request, response, Problem.of(status(request)));
    }
    return null;
  }

  /** Somebody who asks for the error page itself finds none. */
  private static HttpStatusCode status(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
        ? HttpStatusCode.valueOf(status)
        : HttpStatusCode.valueOf(404);
  }
}
