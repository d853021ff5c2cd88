package io.kesher.identity.web;

import io.kesher.web.Problems;
import io.kesher.web.Refusal;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * The doors: every route is shut to strangers but the few that are named here. Which of the others
 * is for whom is said at the route itself ({@link Gate}); so each route has two doors.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
  private static final String[] OPEN = {
    "/assets/**",
    "/problems/*",
    "/error",
    "/health/*",
    "/setup",
    "/sign-in",
    "/sign-out",
    "/invitations/*",
    "/me/language",
    "/me/theme"
  };
  private static final Pattern NO_NUL = Pattern.compile("[^\\x00]*", Pattern.DOTALL);

  @Bean
  SecurityFilterChain doors(
      HttpSecurity http,
      SignedInContexts contexts,
      CsrfTokenRepository csrf,
      SetupGate setup,
      SignInEntry entry,
      Problems problems)
      throws Exception {
    return http.securityContext(security -> security.securityContextRepository(contexts))
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(guard ->
            guard
                .csrfTokenRepository(csrf)
                .requireCsrfProtectionMatcher(SecurityConfiguration::needsToken))
        .authorizeHttpRequests(routes ->
            routes
                .dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                .permitAll()
                .requestMatchers(OPEN)
                .permitAll()
                .anyRequest()
                .authenticated())
        .exceptionHandling(refused ->
            refused
                .authenticationEntryPoint(entry)
                .accessDeniedHandler((request, response, _) ->
                    problems.answer(
                        request,
                        response,
                        Refusal.of(HttpStatus.FORBIDDEN, "web.problem.forbidden"))))
        .addFilterAfter(setup, SecurityContextHolderFilter.class)
        .headers(AbstractHttpConfigurer::disable) // io.kesher.web.SecurityHeaders has them all
        .formLogin(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .anonymous(anonymous -> {})
        .build();
  }

  @Bean
  CsrfTokenRepository csrf() {
    var tokens = new CookieCsrfTokenRepository();
    tokens.setCookieName("kesher_csrf");
    tokens.setHeaderName("X-CSRF-TOKEN");
    tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax").httpOnly(true));
    return tokens;
  }

  /** PostgreSQL has no NUL in its texts, and nobody types one. */
  @Bean
  StrictHttpFirewall firewall() {
    var firewall = new StrictHttpFirewall();
    firewall.setAllowedParameterValues(value -> NO_NUL.matcher(value).matches());
    return firewall;
  }

  @Bean
  RequestRejectedHandler rejected(Problems problems) {
    return (request, response, _) ->
        problems.answer(
            request, response, Refusal.of(HttpStatus.BAD_REQUEST, "web.problem.character"));
  }

  private static boolean needsToken(HttpServletRequest request) {
    return CsrfFilter.DEFAULT_CSRF_MATCHER.matches(request) && !SignedInContexts.showsKey(request);
  }
}
