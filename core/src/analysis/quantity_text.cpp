// SPDX-License-Identifier: GPL-3.0-or-later
#include <headscope/error.h>
#include <headscope/quantity_text.h>

#include <fmt/format.h>

#include <cmath>

namespace headscope {
namespace {

std::string symbolOf(Metric metric) {
    switch (metric) {
        case Metric::Probability:
            return "P";
        case Metric::LogProbability:
            return "ln P";
        case Metric::Rank:
            return "rank";
        default:
            return "logit";
    }
}

/// Three significant digits.
std::string signedDigits(double value) {
    auto text = fmt::format("{:+#.3g}", value);
    if (text.back() == '.') text.pop_back();
    return text;
}

}  // namespace

std::string unitName(Metric metric) {
    switch (unitOf(metric)) {
        case Unit::Probability:
            return "probability";
        case Unit::LogProbability:
        case Unit::Kl:
            return "nats";
        case Unit::Logit:
            return "logit";
        case Unit::Rank:
            return "rank";
        case Unit::Share:
            return "share";
        case Unit::TopChanged:
            break;
    }
    return "0 or 1";
}

std::string changeText(const Quantity& quantity) {
    if (quantity.metric == Metric::Kl)
        return fmt::format("KL(clean || {}) in nats",
                           quantity.lens.of ? words(*quantity.lens.of).run : "ablated");
    if (quantity.metric == Metric::TopChanged) return "1 where the most likely token is another";
    if (quantity.metric == Metric::Recovered)
        return "Recovered share of the donor's logit(target) - logit(control)";
    if (quantity.metric == Metric::LogitDifference)
        return "Change of logit(target) - logit(control)";
    const auto symbol = symbolOf(quantity.metric);
    if (quantity.subject != Subject::Specificity)
        return fmt::format("Change of {}({})", symbol, name(quantity.subject));
    return fmt::format("Change of {0}(target) less that of {0}(control)", symbol);
}

std::string lensText(const Lens& lens) {
    std::string text;
    for (const auto& intervention : interventionsOf(lens))
        text += (text.empty() ? "each head " : ", less each head ") + words(intervention).done;
    if (lens.given != GivenSet::No) text += ", beside a set of heads that is ablated throughout";
    if (lens.given == GivenSet::LessPlain) text += ", less the same without the set";
    return text;
}

std::string valueText(Metric metric, double value) {
    if (value == 0) value = 0;  // -0 has no sign
    // Decimals where they show three significant digits, so that a column's points stand in line.
    const auto decimals = [value](double from, int places) {
        return value == 0 || std::abs(value) >= from ? fmt::format("{:+.{}f}", value, places)
                                                     : signedDigits(value);
    };
    switch (unitOf(metric)) {
        case Unit::Probability:
            return decimals(0.01, 4);
        case Unit::Share:
            return decimals(0.1, 3);
        case Unit::Rank:
            return fmt::format("{:+.0f}", value);
        case Unit::TopChanged:
            return fmt::format("{:.0f}", value);
        default:
            break;
    }
    return signedDigits(value);
}

std::vector<Intervention> interventionsOf(const Lens& lens) {
    std::vector<Intervention> both;
    if (lens.of) both.push_back(*lens.of);
    if (lens.minus) both.push_back(*lens.minus);
    return both;
}

void requireAllowed(const Quantity& quantity) {
    const auto metric = name(quantity.metric);
    if (!allows(quantity.metric, quantity.subject)) {
        if (hasSubject(quantity.metric))
            throw inputError(say("the metric %1 has no %2: a difference of two tokens' ranks says "
                                 "nothing",
                                 metric, name(quantity.subject)),
                             say("Take the subject target or control, or another metric."));
        throw inputError(say("the metric %1 is not about one token, so it has no subject %2",
                             metric, name(quantity.subject)),
                         say("Leave the subject out, or take another metric."));
    }
    if (!allows(quantity.metric, quantity.lens))
        throw inputError(say("the metric %1 has no difference", metric),
                         say("Look at each by itself, or take another metric."));
}

}  // namespace headscope
