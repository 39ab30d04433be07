// SPDX-License-Identifier: GPL-3.0-or-later
#include "lesson/names.h"

#include "lesson/fields.h"

#include <headscope/lesson_draft.h>

#include <algorithm>
#include <charconv>
#include <utility>

namespace headscope {
namespace {

using FactIs = LessonFactKind;
using ShowIs = LessonShow;

constexpr auto kNumber = LessonType::Number;
constexpr auto kHead = LessonType::Head;
constexpr auto kText = LessonType::Text;

const std::vector<std::pair<LessonStepKind, std::string>> kStepKinds{
    {LessonStepKind::Show, "show"}, {LessonStepKind::Predict, "predict"},
    {LessonStepKind::Do, "do"},     {LessonStepKind::Write, "write"},
    {LessonStepKind::Play, "play"}, {LessonStepKind::Compare, "compare"},
};
const std::vector<std::pair<LessonAskKind, std::string>> kAskKinds{
    {LessonAskKind::Choice, "choice"}, {LessonAskKind::Head, "head"},
    {LessonAskKind::Token, "token"},   {LessonAskKind::Number, "number"},
    {LessonAskKind::Order, "order"},   {LessonAskKind::Text, "text"},
};
const std::vector<std::pair<LessonVerdict, std::string>> kVerdicts{
    {LessonVerdict::Right, "right"},
    {LessonVerdict::Wrong, "wrong"},
    {LessonVerdict::Skipped, "skipped"},
    {LessonVerdict::Unscored, "unscored"},
};

using CondIs = LessonCondition::Kind;
const std::vector<std::pair<CondIs, std::string>> kConditions{
    {CondIs::RunFinished, "run-finished"},
    {CondIs::Selected, "selected"},
    {CondIs::SetIs, "set-is"},
    {CondIs::SetContains, "set-contains"},
    {CondIs::Intervention, "replacement"},
    {CondIs::AtPositions, "positions"},
    {CondIs::MapShows, "map-shows"},
    {CondIs::PanelFront, "panel-front"},
    {CondIs::PromptIs, "prompt-is"},
    {CondIs::TargetIs, "target-is"},
    {CondIs::FactHolds, "fact-holds"},
};

template <class Value>
std::string nameIn(const std::vector<std::pair<Value, std::string>>& table, Value value) {
    for (const auto& [known, name] : table)
        if (known == value) return name;
    return {};
}

template <class Value>
std::optional<Value> valueNamed(const std::vector<std::pair<Value, std::string>>& table,
                                std::string_view name) {
    for (const auto& [value, known] : table)
        if (known == name) return value;
    return std::nullopt;
}

template <class Value>
std::vector<std::string> namesIn(const std::vector<std::pair<Value, std::string>>& table) {
    std::vector<std::string> names;
    for (const auto& [value, name] : table)
        names.push_back(name);
    return names;
}

/// The fields of an effect, and more.
std::vector<std::string> effect(std::vector<std::string> more) {
    for (const char* field : {"run!", "metric", "subject", "replace", "positions"})
        more.emplace_back(field);
    return more;
}

std::vector<LessonFactRow> factsOfCleanRuns() {
    return {
        {FactIs::Clean,
         "clean",
         {"run!", "token"},
         "what",
         {{"p", kNumber, ShowIs::Percent1},
          {"log-p", kNumber, ShowIs::Number},
          {"logit", kNumber, ShowIs::Number},
          {"rank", kNumber, ShowIs::Count},
          {"logit-difference", kNumber, ShowIs::Number}}},
        {FactIs::Top,
         "top",
         {"run!", "n"},
         "what",
         {{"token", kText, ShowIs::Token}, {"p", kNumber, ShowIs::Percent1}}},
        {FactIs::Tokens,
         "tokens",
         {"run!", "n"},
         "what",
         {{"count", kNumber, ShowIs::Count},
          {"pieces", kText, ShowIs::Text},
          {"token", kText, ShowIs::Token}}},
        {FactIs::HeadMean,
         "head-mean",
         {"run!", "head"},
         "what",
         {{"overall", kNumber, ShowIs::Number},
          {"sd", kNumber, ShowIs::Number},
          {"largest", kNumber, ShowIs::Number},
          {"size", kNumber, ShowIs::Number}}},
        {FactIs::DriftSlope, "drift-slope", {"run!"}, "", {{"", kNumber, ShowIs::Signed}}},
        {FactIs::DriftInterval,
         "drift-interval",
         {"run!"},
         "end",
         {{"low", kNumber, ShowIs::Signed}, {"high", kNumber, ShowIs::Signed}}},
        {FactIs::Attention,
         "attention",
         {"run!", "head!", "row", "column"},
         "",
         {{"", kNumber, ShowIs::Fixed2}}},
        {FactIs::AttentionHead,
         "attention-head",
         {"run!", "row", "column", "n", "layer"},
         "",
         {{"", kHead, ShowIs::Head}}},
    };
}

std::vector<LessonFactRow> factsOfSweeps() {
    return {
        {FactIs::Cell,
         "cell",
         effect({"head!"}),
         "what",
         {{"effect", kNumber, ShowIs::Signed},
          {"p", kNumber, ShowIs::Percent1},
          {"top1", kText, ShowIs::Token}}},
        {FactIs::ExtremeHead,
         "extreme-head",
         effect({"sign", "n", "layer"}),
         "",
         {{"", kHead, ShowIs::Head}}},
        {FactIs::ExtremeValue,
         "extreme-value",
         effect({"sign", "n", "layer"}),
         "",
         {{"", kNumber, ShowIs::Signed}}},
        {FactIs::CountCells,
         "count-cells",
         effect({"beyond", "above", "below", "layer"}),
         "",
         {{"", kNumber, ShowIs::Count}}},
        {FactIs::Top1Kept,
         "top1-kept",
         {"run!", "replace", "positions", "layer"},
         "",
         {{"", kNumber, ShowIs::Count}}},
        {FactIs::Top1Becomes,
         "top1-becomes",
         {"run!", "replace", "positions", "head"},
         "which",
         {{"first", kText, ShowIs::Token}, {"most", kText, ShowIs::Token}}},
        {FactIs::ZeroMeanR,
         "zero-mean-r",
         {"run!", "metric", "subject", "positions"},
         "",
         {{"", kNumber, ShowIs::Fixed4}}},
        {FactIs::ZeroMeanMax,
         "zero-mean-max",
         {"run!", "metric", "subject", "positions"},
         "",
         {{"", kNumber, ShowIs::Size}}},
        {FactIs::Spread, "spread", effect({}), "", {{"", kNumber, ShowIs::Size}}},
        {FactIs::MapsR, "maps-r", effect({"other!"}), "", {{"", kNumber, ShowIs::Fixed2}}},
        {FactIs::Growth,
         "growth",
         {"run!", "replace", "positions", "n"},
         "what",
         {{"head", kHead, ShowIs::Head}, {"p", kNumber, ShowIs::Percent1}}},
    };
}

std::vector<LessonFactRow> factsOfSets() {
    return {
        {FactIs::Set,
         "set",
         effect({"heads!", "n"}),
         "what",
         {{"effect", kNumber, ShowIs::Signed},
          {"p", kNumber, ShowIs::Percent1},
          {"top1", kText, ShowIs::Token},
          {"token", kText, ShowIs::Token},
          {"token-p", kNumber, ShowIs::Percent1}}},
        {FactIs::Interaction,
         "interaction",
         {"run!", "heads!", "metric", "subject", "replace", "positions"},
         "what",
         {{"difference", kNumber, ShowIs::Signed},
          {"sum", kNumber, ShowIs::Signed},
          {"joint", kNumber, ShowIs::Signed}}},
        {FactIs::PositionEffect,
         "position-effect",
         {"run!", "head!", "position!", "metric", "subject", "replace"},
         "what",
         {{"effect", kNumber, ShowIs::Signed}, {"p", kNumber, ShowIs::Percent1}}},
        {FactIs::LayerOff,
         "layer-off",
         effect({"layer!"}),
         "what",
         {{"effect", kNumber, ShowIs::Signed},
          {"p", kNumber, ShowIs::Percent1},
          {"top1", kText, ShowIs::Token}}},
        {FactIs::Patch,
         "patch",
         {"run!", "metric", "subject", "positions", "donor!", "heads", "layer", "position"},
         "what",
         {{"effect", kNumber, ShowIs::Signed},
          {"p", kNumber, ShowIs::Percent1},
          {"logit-difference", kNumber, ShowIs::Number},
          {"top1", kText, ShowIs::Token}}},
        {FactIs::Cosine,
         "cosine",
         {"run!", "heads", "replace", "positions", "layer"},
         "what",
         {{"mean", kNumber, ShowIs::Fixed2}, {"change", kNumber, ShowIs::Signed}}},
        {FactIs::Arithmetic, "arithmetic", {"value!"}, "", {{"", kNumber, ShowIs::Number}}},
        {FactIs::Model,
         "model",
         {},
         "what",
         {{"cells", kNumber, ShowIs::Count},
          {"layers", kNumber, ShowIs::Count},
          {"heads", kNumber, ShowIs::Count},
          {"vocabulary", kNumber, ShowIs::Count}}},
    };
}

}  // namespace

const std::vector<LessonFactRow>& lessonFactRows() {
    static const auto all = [] {
        auto rows = factsOfCleanRuns();
        for (auto&& more : {factsOfSweeps(), factsOfSets()})
            rows.insert(rows.end(), more.begin(), more.end());
        return rows;
    }();
    return all;
}

const LessonFactRow& rowOf(LessonFactKind kind) {
    const auto& rows = lessonFactRows();
    return *std::find_if(rows.begin(), rows.end(),
                         [&](const auto& row) { return row.kind == kind; });
}

const LessonWhat& whatOf(const LessonFact& fact) {
    const auto& whats = rowOf(fact.kind).whats;
    const auto found = std::find_if(whats.begin(), whats.end(),
                                    [&](const auto& what) { return what.name == fact.what; });
    return found == whats.end() ? whats.front() : *found;
}

LessonType typeOf(const LessonFact& fact) {
    return whatOf(fact).type;
}

bool isOfProbability(const LessonFact& fact) {
    const auto& fields = rowOf(fact.kind).fields;
    const auto show = whatOf(fact).show;
    if (show == ShowIs::Percent1) return true;
    const bool isEffect = show == ShowIs::Signed || show == ShowIs::Size;
    return isEffect && fact.quantity.metric == Metric::Probability &&
           std::find(fields.begin(), fields.end(), "metric") != fields.end();
}

LessonShow usualShow(const LessonFact& fact) {
    const auto show = whatOf(fact).show;
    return show == ShowIs::Signed && isOfProbability(fact) ? ShowIs::SignedPoints : show;
}

bool canBeShown(const LessonFact& fact, LessonShow show) {
    const auto& rows = lessonShowRows();
    const auto row = std::find_if(rows.begin(), rows.end(),
                                  [&](const auto& known) { return known.show == show; });
    if (row == rows.end() || row->type != typeOf(fact)) return false;
    const bool isShare = show == ShowIs::Percent || show == ShowIs::Percent1 ||
                         show == ShowIs::Percent2 || show == ShowIs::Points ||
                         show == ShowIs::SignedPoints;
    // What an arithmetic is of, its author knows; a row of attention adds up to 1.
    return !isShare || isOfProbability(fact) || fact.kind == FactIs::Arithmetic ||
           fact.kind == FactIs::Attention;
}

const std::vector<LessonShowRow>& lessonShowRows() {
    static const std::vector<LessonShowRow> rows{
        {ShowIs::Percent, "percent", kNumber},
        {ShowIs::Percent1, "percent1", kNumber},
        {ShowIs::Percent2, "percent2", kNumber},
        {ShowIs::Points, "points", kNumber},
        {ShowIs::SignedPoints, "signed-points", kNumber},
        {ShowIs::Number, "number", kNumber},
        {ShowIs::Size, "size", kNumber},
        {ShowIs::Signed, "signed", kNumber},
        {ShowIs::Fixed2, "fixed2", kNumber},
        {ShowIs::Fixed4, "fixed4", kNumber},
        {ShowIs::Count, "count", kNumber},
        {ShowIs::Head, "head", kHead},
        {ShowIs::Token, "token", kText},
        {ShowIs::Text, "text", kText},
    };
    return rows;
}

const std::vector<LessonOperatorRow>& lessonOperators() {
    using Op = LessonExpression::Kind;
    static const std::vector<LessonOperatorRow> rows{
        {Op::Lt, "lt", 2, 2, true, false},    {Op::Le, "le", 2, 2, true, false},
        {Op::Gt, "gt", 2, 2, true, false},    {Op::Ge, "ge", 2, 2, true, false},
        {Op::Eq, "eq", 2, 2, true, false},    {Op::Near, "near", 3, 3, true, false},
        {Op::And, "and", 1, 0, true, true},   {Op::Or, "or", 1, 0, true, true},
        {Op::Not, "not", 1, 1, true, true},   {Op::Add, "add", 2, 0, false, false},
        {Op::Sub, "sub", 2, 2, false, false}, {Op::Mul, "mul", 2, 0, false, false},
        {Op::Abs, "abs", 1, 1, false, false}, {Op::Min, "min", 2, 0, false, false},
        {Op::Max, "max", 2, 0, false, false},
    };
    return rows;
}

const std::vector<std::string>& lessonPlaces() {
    static const std::vector<std::string> places{"map.target",
                                                 "map.control",
                                                 "map.legend",
                                                 "maps",
                                                 "prompt",
                                                 "tokens",
                                                 "target",
                                                 "control",
                                                 "run",
                                                 "replacement",
                                                 "predictions",
                                                 "inspector",
                                                 "inspector.attention",
                                                 "drift",
                                                 "zero-mean",
                                                 "top1",
                                                 "set",
                                                 "attribution",
                                                 "pairs",
                                                 "ripples",
                                                 "positions",
                                                 "history",
                                                 "write",
                                                 "status.model"};
    return places;
}

const std::vector<std::string>& lessonCovers() {
    static const std::vector<std::string> covers{"cells",     "top1",  "predictions", "attention",
                                                 "zero-mean", "drift", "tokens",      "set"};
    return covers;
}

const std::vector<std::string>& lessonPanels() {
    static const std::vector<std::string> panels{
        "maps",    "prompt", "inspector",   "zero-mean", "drift",   "top1",  "set",
        "history", "write",  "attribution", "pairs",     "ripples", "layers"};
    return panels;
}

const std::vector<std::string>& lessonComputedPanels() {
    static const std::vector<std::string> panels{"layers", "pairs"};
    return panels;
}

const std::vector<std::string>& lessonRippleViews() {
    static const std::vector<std::string> views{"two-tokens", "all-pairs", "each-token"};
    return views;
}

namespace {

/// 0 or more, and nothing else.
std::optional<int> wholeFromText(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool all = error == std::errc() && end == text.data() + text.size();
    return all && value >= 0 ? std::optional(value) : std::nullopt;
}

constexpr std::string_view kCellsBut = "cells.but-layer-";

}  // namespace

std::optional<int> layerLeftBy(std::string_view cover) {
    if (!cover.starts_with(kCellsBut)) return std::nullopt;
    return wholeFromText(cover.substr(kCellsBut.size()));
}

std::string coverButLayer(int layer) {
    return std::string(kCellsBut) + std::to_string(layer);
}

bool canStayCovered(const std::string& cover, const std::vector<std::string>& before) {
    return std::any_of(before.begin(), before.end(), [&](const auto& one) {
        return one == cover || (one == "cells" && layerLeftBy(cover));
    });
}

std::optional<HeadId> headFromText(std::string_view text) {
    const auto point = text.find('.');
    if (point == std::string_view::npos) return std::nullopt;
    const auto layer = wholeFromText(text.substr(0, point));
    const auto head = wholeFromText(text.substr(point + 1));
    if (!layer || !head) return std::nullopt;
    return HeadId{*layer, *head};
}

std::optional<LessonMark> markFrom(std::string_view text) {
    constexpr std::string_view kCell = ".cell(";
    constexpr std::string_view kLayer = ".layer-";
    LessonMark mark;
    if (const auto at = text.find(kCell); at != std::string_view::npos) {
        if (!text.ends_with(')')) return std::nullopt;
        const auto inside = text.substr(at + kCell.size(), text.size() - at - kCell.size() - 1);
        LessonHead cell;
        if (const auto head = headFromText(inside))
            cell.head = *head;
        else if (isLessonName(inside))
            cell.fact = inside;
        else
            return std::nullopt;
        mark.cell = cell;
        text = text.substr(0, at);
    } else if (const auto layer = text.find(kLayer); layer != std::string_view::npos) {
        mark.layer = wholeFromText(text.substr(layer + kLayer.size()));
        if (!mark.layer) return std::nullopt;
        text = text.substr(0, layer);
    }
    mark.place = text;
    const auto& places = lessonPlaces();
    const bool known = std::find(places.begin(), places.end(), mark.place) != places.end();
    const bool onMap = mark.place == "map.target" || mark.place == "map.control";
    if (!known || ((mark.cell || mark.layer) && !onMap)) return std::nullopt;
    return mark;
}

std::string name(const LessonMark& mark) {
    if (mark.cell)
        return mark.place + ".cell(" +
               (mark.cell->fact.empty() ? name(mark.cell->head) : mark.cell->fact) + ")";
    return mark.layer ? mark.place + ".layer-" + std::to_string(*mark.layer) : mark.place;
}

std::string name(LessonFactKind kind) {
    return rowOf(kind).name;
}

std::string name(LessonStepKind kind) {
    return nameIn(kStepKinds, kind);
}

std::string name(LessonAskKind kind) {
    return nameIn(kAskKinds, kind);
}

std::string name(LessonCondition::Kind kind) {
    return nameIn(kConditions, kind);
}

std::optional<LessonCondition::Kind> conditionFrom(std::string_view name) {
    return valueNamed(kConditions, name);
}

std::string name(LessonVerdict verdict) {
    return nameIn(kVerdicts, verdict);
}

std::optional<LessonStepKind> stepKindFrom(std::string_view name) {
    return valueNamed(kStepKinds, name);
}

std::optional<LessonAskKind> askKindFrom(std::string_view name) {
    return valueNamed(kAskKinds, name);
}

std::optional<LessonVerdict> verdictFrom(std::string_view name) {
    return valueNamed(kVerdicts, name);
}

std::vector<std::string> stepKindNames() {
    return namesIn(kStepKinds);
}

std::vector<std::string> askKindNames() {
    return namesIn(kAskKinds);
}

}  // namespace headscope
