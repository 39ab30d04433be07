// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/ablation.h>
#include <headscope/quantity.h>

#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace headscope {

// A lesson is steps with texts in one or several languages. Its texts hold no numbers: each number,
// head and token in them is a fact that the engine computes (lesson_facts.h). It is a folder of
// lesson.json, a Markdown file for each language (en.md) and pictures, or one file
// NAME.headscope-lesson that holds the same (lesson_files.h). Plain values, complete in themselves;
// any thread. Texts are UTF-8. Maps have the names that the lesson gives.

/// What a fact is: a number, a head, or a text (of a token, or of tokens with "|" between).
using LessonValue = std::variant<double, HeadId, std::string>;

/// A head that is named, or that a fact names.
struct LessonHead {
    HeadId head;
    std::string fact = {};  ///< where it is not empty, the head is this fact's value
    bool operator==(const LessonHead&) const = default;
};

/// A prompt with the tokens that are watched. Facts, states and conditions name it.
struct LessonRun {
    std::string prompt;
    std::string target;   ///< one token, with its leading space where it has one
    std::string control;  ///< likewise
    Positions positions;  ///< where z is edited, unless a fact or a state says otherwise
    bool operator==(const LessonRun&) const = default;
};

/// A claim, or the arithmetic of a fact: numbers, facts, and what is made of them.
struct LessonExpression {
    enum class Kind {
        Number,
        Fact,
        Lt,  ///< a < b, as Le, Gt and Ge
        Le,
        Gt,
        Ge,
        Eq,    ///< a == b: numbers exactly, or two heads, or two texts
        Near,  ///< |a - b| <= c
        And,   ///< of one or more claims, as Or
        Or,
        Not,
        Add,  ///< of two or more numbers, as Mul, Min and Max
        Sub,  ///< a - b
        Mul,
        Abs,
        Min,
        Max,
    };
    Kind kind = Kind::Number;
    double number = 0;
    std::string fact = {};
    std::vector<LessonExpression> operands = {};
    bool operator==(const LessonExpression&) const = default;
};
inline constexpr int kMostLessonDepth = 8;  ///< of an expression

/// What is asked of the engine. Runs are swept with one intervention, LessonFact::quantity's lens.
enum class LessonFactKind {
    Clean,           ///< of the clean run: P, ln P, logit or rank of a token; the logit difference
    Top,             ///< the n-th prediction of the clean run, or its P
    Tokens,          ///< how many tokens the prompt is, which they are, or the n-th
    Cell,            ///< the effect of one head
    ExtremeHead,     ///< the head with the n-th lowest, highest or largest effect
    ExtremeValue,    ///< its effect
    CountCells,      ///< how many heads have an effect beyond, above or below a number
    Top1Kept,        ///< in how many ablations the top-1 token stays
    Top1Becomes,     ///< what it becomes: in the first that changes it, mostly, or for one head
    ZeroMeanR,       ///< Pearson's r of the maps of zero and the scalar mean
    ZeroMeanMax,     ///< their largest difference, in size
    HeadMean,        ///< observed head means: of one head, or over all heads
    DriftSlope,      ///< of the head means, per layer
    DriftInterval,   ///< the lower or upper end of its 95 % interval
    Set,             ///< what heads do together
    Interaction,     ///< what they do together beside the sum of what each does alone
    Growth,          ///< the k-th head that grows the set, or P after k of them
    Attention,       ///< a weight of one head's attention pattern in the clean run
    AttentionHead,   ///< the head with the n-th largest such weight, of all heads or of a layer's
    PositionEffect,  ///< the effect of one head that is ablated at one position alone
    Spread,          ///< standard deviation of the effects, over all heads
    MapsR,           ///< Pearson's r of the maps of two runs
    LayerOff,        ///< all heads of a layer together
    Patch,           ///< heads of `run`, or all of a layer, with z of the run `other`
    Cosine,      ///< mean over pairs of tokens, at a point of the residual stream (similarity.h)
    Arithmetic,  ///< an expression over other facts
    Model,       ///< of the model: layers, heads, cells (L x H), vocabulary
};

/// How a fact is written. Without words: those are in the lesson's text, in its language. Numbers
/// have a point and U+2212 for minus in every language, as everywhere in the window.
enum class LessonShow {
    Percent,       ///< 0.6514 as "65 %"
    Percent1,      ///< "65.1 %"
    Percent2,      ///< "65.14 %"
    Points,        ///< size of a change of P in percentage points: -0.2206 as "22.1"
    SignedPoints,  ///< "−22.1"
    Number,        ///< three significant digits: "0.00123", "−1.24"
    Size,          ///< the same without its sign
    Signed,        ///< the same with its sign: "+0.00123"
    Fixed2,        ///< two places: "0.99"
    Fixed4,        ///< four places: "0.9954"
    Count,         ///< a whole number: "143"
    Head,          ///< "0.4"
    Token,         ///< "`␣Germany`"
    Text,          ///< "`Ber|lin| is`", with spaces as they are
};

/// A number or name that a lesson's text holds, as a question to the engine: of which run, head and
/// quantity. See lesson_facts.h for its answer.
struct LessonFact {
    LessonFactKind kind = LessonFactKind::Clean;
    std::string run;    ///< a name in Lesson::runs; empty for Arithmetic and Model
    std::string other;  ///< MapsR: the second run; Patch: the donor
    /// The effect that is meant, or with Clean the metric; its lens is resolved.
    Quantity quantity = {Metric::Probability, Subject::Target, {Intervention(Zero{}), {}}};
    std::optional<Positions> positions;  ///< instead of the run's
    std::optional<int> layer;            ///< of cells, only those of this layer
    std::vector<LessonHead> heads;       ///< one, but with Set and Interaction several
    std::string what;   ///< which of the kind's numbers, by the names of lesson.json's "what"
    std::string token;  ///< Clean: "target", "control", or a token's text
    std::string sign;   ///< Extreme...: "min", "max", or "size"
    int nth = 1;        ///< Top, Tokens, Extreme..., AttentionHead, Growth; from 1
    /// Attention, AttentionHead, PositionEffect (column): from 0; -1 is the last.
    int row = -1, column = -1;
    std::optional<double> beyond, above, below;  ///< CountCells: one of them
    LessonExpression value;                      ///< Arithmetic
    LessonShow show = LessonShow::Number;
    /// What it is on the models that the lesson was made for, and how far off a number may be.
    std::optional<LessonValue> expect;
    double within = 0;
    bool operator==(const LessonFact&) const = default;
};

/// What the window shows at a step; what is absent does not change. The names in files, and what
/// they mean, are those of a session's view; "run", "donor", "positions", "panel" and "compute" are
/// added.
struct LessonState {
    std::string run;                           ///< a name in Lesson::runs, or empty
    std::optional<Intervention> intervention;  ///< "replacement"
    std::string donor;  ///< a name in Lesson::runs, whose prompt a patch takes z from; or empty
    std::vector<Quantity> maps;
    std::optional<bool> sameScale;
    std::optional<Quantity> compared;
    std::optional<LessonHead> selected;
    std::optional<double> scaleLock;
    std::optional<std::vector<LessonHead>> set;
    std::optional<int> setLayer;  ///< "set": {"layer": 0}: all heads of it, in place of `set`
    std::optional<Positions> positions;
    std::string panel;                 ///< one of lessonPanels(), which comes to the front
    bool compute = false;              ///< the panel, one of lessonComputedPanels(), is computed
    std::string rippleView;            ///< one of lessonRippleViews(), or empty
    std::optional<bool> rippleChange;  ///< what an ablation changes, instead of values
    bool operator==(const LessonState&) const = default;
};

/// A framed place of the window. `place` is one of lessonPlaces().
struct LessonMark {
    std::string place;               ///< "map.target"
    std::optional<LessonHead> cell;  ///< "map.target.cell(9.6)", "map.target.cell(worst)"
    std::optional<int> layer;        ///< "map.target.layer-0"
    bool operator==(const LessonMark&) const = default;
};

/// One thing that must hold for a step that asks the learner to do something.
struct LessonCondition {
    enum class Kind {
        RunFinished,   ///< of `text`, a name in Lesson::runs; empty: any run
        Selected,      ///< heads.front()
        SetIs,         ///< heads, in any order
        SetContains,   ///< all of heads
        Intervention,  ///< `intervention`; "replacement" in files
        AtPositions,   ///< positions
        MapShows,      ///< one of the maps shows `quantity`
        PanelFront,    ///< `text`
        PromptIs,      ///< `text`
        TargetIs,      ///< `text`
        FactHolds,     ///< `text`, a claim; on the model alone, not on what the learner does
    };
    Kind kind = Kind::RunFinished;
    std::string text = {};
    std::vector<LessonHead> heads = {};
    Intervention intervention = {};
    Positions positions = {};
    Quantity quantity = {};
    bool operator==(const LessonCondition&) const = default;
};

/// Help on demand, one hint after another: a text, or what to show.
struct LessonHint {
    std::string text;                 ///< the name of a part of the step's text, or empty
    std::optional<LessonState> show;  ///< "show me": the state to bring up
    bool operator==(const LessonHint&) const = default;
};

enum class LessonAskKind { Choice, Head, Token, Number, Order, Text };

/// If a claim holds, these options are right.
struct LessonKey {
    std::string claim;
    std::vector<std::string> options;
    bool operator==(const LessonKey&) const = default;
};

/// A question. The right answer is computed: a fact, or by claims.
struct LessonAsk {
    LessonAskKind kind = LessonAskKind::Choice;
    std::vector<std::string>
        options;           ///< of Choice and Order: keys; of Token: texts to choose from
    bool several = false;  ///< Choice: any number of options may be right
    double least = 0, most = 0, step = 1;  ///< Number
    /// Number: "most" is the model's number of "layers", "heads" or "cells"; see askedOf(). `most`
    /// is then what no model has more of.
    std::string mostOf = {};
    double within = 0;                    ///< Number: how far off is still right
    std::string fact;                     ///< Head, Token, Number: the fact that is right
    std::vector<LessonKey> keys;          ///< Choice: the first whose claim holds
    std::vector<std::string> orderFacts;  ///< Order: a fact for each option
    bool largestFirst = true;             ///< Order: by which the facts are ordered
    int lines = 4;                        ///< Text: room on paper
    /// Nothing is right or wrong: an opinion, or a text.
    [[nodiscard]] bool isScored() const;
    bool operator==(const LessonAsk&) const = default;
};

enum class LessonStepKind { Show, Predict, Do, Write, Play, Compare };

/// The next step; empty: the one that follows in the list.
struct LessonThen {
    std::string right, wrong, skipped;
    bool operator==(const LessonThen&) const = default;
};

/// One step: what the window shows at it, what is framed and covered, and what the learner is asked
/// or has to do. Its words are in LessonText.
struct LessonStep {
    std::string id;
    LessonStepKind kind = LessonStepKind::Show;
    bool optional = false;  ///< reached only by another step's `then`
    LessonState state;
    std::vector<LessonMark> marks;
    /// Of lessonCovers(): hidden until it is answered; where nothing is asked, as long as the step
    /// is shown, so that a later question keeps its answer.
    std::vector<std::string> covers;
    std::optional<LessonAsk> ask;    ///< of Predict, Write (a text), and where they ask, others
    bool discuss = false;            ///< in class: talk with a neighbour, then answer again
    std::vector<LessonMark> reveal;  ///< framed when the covers are removed
    LessonState revealState;         ///< what the window shows from then on: what was asked about
    /// Those of `covers` that stay when it is answered, for a later question.
    std::vector<std::string> staysCovered;
    LessonThen then;
    std::vector<LessonCondition> until;  ///< Do: all of them
    std::vector<LessonHint> hints;
    std::vector<std::string> claims;  ///< where one fails, the text's `otherwise` is shown
    bool gated = false;               ///< "gate": "answer": no skipping
    double minutes = 0;               ///< Play
    std::vector<std::string> runs;    ///< Play: prompts to begin with; Compare: two
    bool operator==(const LessonStep&) const = default;
};

/// A step in one language. Markdown without HTML, with {fact} for values.
struct LessonStepText {
    std::string title;  ///< may be empty
    std::string body;
    std::map<std::string, std::string> options;  ///< by key
    std::string right, wrong, reveal, otherwise;
    std::string notes;                         ///< for teachers alone
    std::map<std::string, std::string> hints;  ///< by name
    bool operator==(const LessonStepText&) const = default;
};

struct LessonText {
    std::string title;
    std::string summary;     ///< the text before the first step
    std::string reviewedBy;  ///< who has reviewed it in this language; empty: nobody yet
    std::map<std::string, LessonStepText> steps;  ///< by id
    bool operator==(const LessonText&) const = default;
};

/// A lesson: its runs, facts, claims and steps, and its texts in each of its languages.
struct Lesson {
    std::string id;
    int number = 0;                  ///< place in the list
    int minutes = 0;                 ///< how long it takes
    std::string level = "start";     ///< "start", "further" or "deep"
    std::vector<std::string> needs;  ///< what the program must be able to do
    std::string program;             ///< the minimum version, or empty
    std::string model;               ///< the default: a name, or "headscope-mini"
    bool otherModels = true;
    std::vector<std::string> madeFor;    ///< SHA-256 of the weights that `expect` is of
    std::vector<std::string> languages;  ///< the first replaces a missing one
    std::vector<std::string> after;      ///< ids of lessons to do before
    std::map<std::string, LessonRun> runs;
    std::map<std::string, LessonFact> facts;
    std::map<std::string, LessonExpression> claims;
    std::vector<LessonStep> steps;
    std::map<std::string, LessonText> texts;           ///< by language
    std::map<std::string, std::string> pictures = {};  ///< by file name: PNG or SVG
    std::string hash;  ///< SHA-256 of its packed form: what version it is

    /// Nothing if there is no such step.
    [[nodiscard]] std::optional<std::size_t> stepAt(std::string_view id) const;
    /// From 1, on screen and on paper; 0 of an optional step, which is not counted. Precondition:
    /// there is such a step.
    [[nodiscard]] int stepNumber(std::size_t step) const;
    /// In this language, else in the first. Precondition: it was read.
    [[nodiscard]] const LessonText& text(const std::string& language) const;
    bool operator==(const Lesson&) const = default;
};

/// How a step ended.
enum class LessonVerdict { Right, Wrong, Skipped, Unscored };

/// The step that follows, by its `then`, else the next that is not optional; nothing at the end.
[[nodiscard]] std::optional<std::size_t> nextStep(const Lesson& lesson, std::size_t step,
                                                  LessonVerdict verdict);

/// What of Lesson::needs this program lacks, each as a reason for people ("patching"), the
/// program's version included. Empty: it can be played.
[[nodiscard]] std::vector<std::string> missingNeeds(const Lesson& lesson);

// The closed tables of names.

/// What can be framed: "map.target", "prompt", "tokens", ...
[[nodiscard]] const std::vector<std::string>& lessonPlaces();
/// What can be hidden: "cells" (maps, numbers and findings of every head), "top1" (what the top-1
/// becomes, how often it is kept, and ranks), "predictions", "attention", "drift", "zero-mean",
/// "tokens"; and "cells.but-layer-5", which leaves one row of the maps.
[[nodiscard]] const std::vector<std::string>& lessonCovers();
/// The layer whose heads the cover "cells.but-layer-5" leaves to be seen; empty for other names.
[[nodiscard]] std::optional<int> layerLeftBy(std::string_view cover);
[[nodiscard]] std::string coverButLayer(int layer);  ///< its inverse
/// Is it hidden before, so that it can stay hidden? What hides all cells hides those of a layer.
[[nodiscard]] bool canStayCovered(const std::string& cover, const std::vector<std::string>& before);
/// Panels that can be brought to the front: "inspector", "drift", "zero-mean", "set", ...
[[nodiscard]] const std::vector<std::string>& lessonPanels();
/// Those of them that show something only once they are computed.
[[nodiscard]] const std::vector<std::string>& lessonComputedPanels();
/// What the ripples can show: "two-tokens", "all-pairs" (their mean), "each-token".
[[nodiscard]] const std::vector<std::string>& lessonRippleViews();
/// "map.target.cell(9.6)"; the inverse of how marks are read.
[[nodiscard]] std::string name(const LessonMark& mark);
[[nodiscard]] std::string name(LessonFactKind kind);
[[nodiscard]] std::string name(LessonStepKind kind);
[[nodiscard]] std::string name(LessonAskKind kind);
[[nodiscard]] std::string name(LessonVerdict verdict);

}  // namespace headscope
