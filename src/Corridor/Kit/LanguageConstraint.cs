using Corridor.Reference;

namespace Corridor.Kit;

/// <summary>The first part of an address is one of the three languages, in small letters.</summary>
internal sealed class LanguageConstraint : IRouteConstraint
{
    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        values.TryGetValue(routeKey, out var value) && value is string text
        && Languages.TryParse(text, out var language, out _) && text == language.Tag();
}
