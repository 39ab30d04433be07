// SPDX-License-Identifier: GPL-3.0-or-later
// Files of answers, their collection, and lessons on paper.
#include "lesson_maker.h"
#include "mutation.h"
#include "scratch.h"

#include <headscope/lesson_answers.h>
#include <headscope/lesson_handout.h>
#include <headscope/report.h>
#include <headscope/resources.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace headscope {
namespace {

LessonAnswers sampleAnswers() {
    LessonAnswers answers;
    answers.lesson = "small";
    answers.lessonHash = std::string(64, 'a');
    answers.program = "0.1.0";
    answers.model = std::string(64, 'b');
    answers.language = "en";
    answers.code = "7B";
    answers.attempts = {
        {"guess", LessonStepKind::Predict, std::vector<std::string>{"low"}, LessonVerdict::Wrong, 1,
         0, 12.5},
        {"guess", LessonStepKind::Predict, std::vector<std::string>{"high"}, LessonVerdict::Right,
         2, 1, 20},
        {"count", LessonStepKind::Predict, 7.0, LessonVerdict::Wrong, 1, 0, 3},
        {"find", LessonStepKind::Do, HeadId{0, 4}, LessonVerdict::Right, 1, 0, 4},
        {"why", LessonStepKind::Write, std::string("=1+1"), LessonVerdict::Unscored, 1, 0, 60},
        {"aside", LessonStepKind::Show, std::nullopt, LessonVerdict::Skipped, 1, 0, 0},
    };
    return answers;
}

TEST(LessonAnswersFile, IsReadBack) {
    const auto answers = sampleAnswers();
    const auto file = toFile(answers);
    EXPECT_EQ(answersFromFile(file), answers);
    EXPECT_EQ(toFile(answersFromFile(file)), file);
    for (const char* word : {"name", "time", "date", "host", "user"})
        EXPECT_EQ(file.find('"' + std::string(word)), std::string::npos) << word;
}

TEST(LessonAnswersFile, BadOnesAreRefused) {
    const auto refused = [](const std::string& from, const std::string& to,
                            const std::string& what) {
        auto file = toFile(sampleAnswers());
        const auto at = file.find(from);
        ASSERT_NE(at, std::string::npos) << from;
        file.replace(at, from.size(), to);
        expectInputError({what}, [&] { (void)answersFromFile(file); });
    };
    refused("answers/1", "answers/2", "another version's schema");
    refused("headscope.answers/1", "something", "no answers to a lesson");
    refused("\"wrong\"", "\"perfect\"", "not known");
    refused("\"tries\": 1", "\"tries\": -1", "no count");
    refused("12.5", "-1.0", "no duration");
    refused("\"number\": 7.0", "\"magic\": 7.0", "of no kind");
    refused("\"number\": 7.0", "\"number\": true", "a value is of type boolean, and has to be");
    refused("\"number\": 7.0", "\"number\": \"7\"", "a value is of type string");
    refused("\"0.4\"", "\"first\"", "of no kind");
    refused("{", "[", "not valid JSON");
}

TEST(LessonAnswersFile, ChangedBytesDoNoHarm) {
    std::mt19937 random(5);
    const auto file = toFile(sampleAnswers());
    for (int i = 0; i < 1500; ++i) {
        try {
            const auto answers = answersFromFile(mutated(file, random));
            EXPECT_EQ(answersFromFile(toFile(answers)), answers);
        } catch (const Error& error) {
            EXPECT_EQ(error.kind(), Error::Kind::Input) << error.what();
        }
    }
}

TEST(LessonCollection, KeepsAttemptsAndFlagsOthers) {
    auto second = sampleAnswers();
    second.code = "";
    second.attempts.resize(1);
    auto third = second;
    third.lessonHash = std::string(64, 'c');
    auto fourth = second;
    fourth.language = "vi";
    fourth.model = std::string(64, 'd');
    const std::vector<LessonAnswers> files{sampleAnswers(), second, third, fourth, sampleAnswers()};
    const auto all = collected(files);
    ASSERT_EQ(all.size(), 4U) << "the same file counts once";
    std::vector<std::string> remarks;
    for (const auto& one : all)
        if (!one.remark.empty()) remarks.push_back(one.remark);
    std::sort(remarks.begin(), remarks.end());
    EXPECT_EQ(remarks,
              (std::vector<std::string>{"another model", "another version of the lesson"}));
    const auto csv = collectedCsv(all);
    EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 1 + 6 + 3) << csv;
    EXPECT_TRUE(
        csv.starts_with("lesson,lesson_hash,code,step,kind,answer,right,tries,hints,"
                        "seconds"));
    EXPECT_NE(csv.find("\"'=1+1\""), std::string::npos) << "a formula is made harmless\n" << csv;
    const auto reversed = collected(std::vector<LessonAnswers>(files.rbegin(), files.rend()));
    EXPECT_EQ(reversed, all) << "the order of the files says nothing";
    const auto text = collectedText(all);
    EXPECT_NE(text.find("small: 4 learners; not counted below: 1 of another model, 1 of another "
                        "version of the lesson\n"),
              std::string::npos)
        << text;
    EXPECT_NE(text.find("right 1, wrong 1"), std::string::npos) << text;
    EXPECT_NE(text.find("high, right (attempt 2)"), std::string::npos) << text;
    const auto json = nlohmann::json::parse(collectedJson(all));
    EXPECT_EQ(json.at("learners").size(), 4U);
}

TEST(LessonCollection, CountsFirstAndLastVotes) {
    auto talked = sampleAnswers();  // low, then high, which is right
    auto firm = sampleAnswers();
    firm.code = "";
    firm.attempts = {
        {"guess", LessonStepKind::Predict, std::vector<std::string>{"low"}, LessonVerdict::Wrong, 1,
         0, 2},
        {"why", LessonStepKind::Write, std::string("a reason"), LessonVerdict::Unscored, 1, 0, 9}};
    auto gone = firm;
    gone.attempts = {{"guess", LessonStepKind::Predict, std::nullopt, LessonVerdict::Skipped}};
    auto other = firm;
    other.model = std::string(64, 'd');
    const std::vector<LessonAnswers> files{talked, firm, gone, other};
    const auto all = collected(files);
    const auto tallies = tallied(all, "small");
    const auto guess = std::find_if(tallies.begin(), tallies.end(),
                                    [](const auto& one) { return one.step == "guess"; });
    ASSERT_NE(guess, tallies.end());
    EXPECT_EQ(guess->learners, 3) << "the other model does not count";
    EXPECT_EQ(guess->right, 1);
    EXPECT_EQ(guess->wrong, 1);
    EXPECT_EQ(guess->skipped, 1);
    ASSERT_EQ(guess->rows.size(), 2U);
    EXPECT_EQ(guess->rows[0], (AnswerTally::Row{"high", 0, 1, true}));
    EXPECT_EQ(guess->rows[1], (AnswerTally::Row{"low", 2, 1, false}));
    const auto why = std::find_if(tallies.begin(), tallies.end(),
                                  [](const auto& one) { return one.step == "why"; });
    ASSERT_NE(why, tallies.end());
    EXPECT_EQ(why->texts, (std::vector<std::string>{"=1+1", "a reason"}));
    EXPECT_TRUE(tallied(all, "another").empty());
}

// Which text comes first tells neither whose it is nor how it begins.
TEST(LessonCollection, FreeTextsAreInTheSameOrderByLot) {
    std::vector<LessonAnswers> files;
    for (const char* text : {"a", "b", "c", "d", "e"}) {
        files.push_back(sampleAnswers());
        files.back().attempts = {
            {"why", LessonStepKind::Write, std::string(text), LessonVerdict::Unscored, 1, 0, 9}};
    }
    const auto texts = [&] { return tallied(collected(files), "small").at(0).texts; };
    const std::vector<std::string> drawn{"e", "c", "a", "d", "b"};  // by sha256sum
    EXPECT_EQ(texts(), drawn);
    std::reverse(files.begin(), files.end());
    EXPECT_EQ(texts(), drawn);
}

TEST(LessonAnswers, ManyNumbersAreTalliedInBins) {
    std::vector<LessonAnswers> files;
    const auto add = [&](double first, double last) {
        LessonAnswers answers;
        answers.lesson = "small";
        const auto verdict = [](double number) {
            return number == 143 ? LessonVerdict::Right : LessonVerdict::Wrong;
        };
        answers.attempts = {{"count", LessonStepKind::Predict, first, verdict(first), 1},
                            {"count", LessonStepKind::Predict, last, verdict(last), 2}};
        files.push_back(std::move(answers));
    };
    for (const double first : {0, 10, 25, 40, 72, 100, 120, 144})
        add(first, first);
    EXPECT_TRUE(binned(tallied(collected(files), "small").at(0)).empty()) << "a bar for each";
    add(12, 143);
    const auto tally = tallied(collected(files), "small").at(0);
    const auto bins = binned(tally);
    ASSERT_EQ(bins.size(), 8U);
    EXPECT_EQ(bins.front(), (NumberBin{0, 20, true, {3, 2}}));
    EXPECT_EQ(bins.back(), (NumberBin{140, 160, true, {1, 2}}));
    auto mixed = tally;
    mixed.rows.front().number.reset();
    EXPECT_TRUE(binned(mixed).empty()) << "not all are numbers";
}

TEST(LessonHandout, LeavesBlanksOrFillsThem) {
    const auto lesson = *readLesson(test::soundSource()).lesson;
    const auto sheet =
        lessonHandout(lesson, "en", HandoutKind::Worksheet, nullptr, HandoutFormat::Markdown);
    EXPECT_NE(sheet.find("## 1. Look"), std::string::npos) << sheet;
    EXPECT_NE(sheet.find("P is \\_\\_"), std::string::npos) << sheet;
    EXPECT_NE(sheet.find("- \u2610 yes"), std::string::npos) << sheet;
    EXPECT_NE(sheet.find("(from 0 to 12)"), std::string::npos) << sheet;
    EXPECT_EQ(sheet.find("Look for"), std::string::npos) << "notes are the teacher's";
    EXPECT_EQ(sheet.find("SHA-256"), std::string::npos);
    EXPECT_NE(sheet.find("## Step 3\n\nHow many?"), std::string::npos) << "as the window counts";
    EXPECT_EQ(sheet.find("Look again"), std::string::npos) << "that is for a wrong answer";

    LessonValues values;
    values.model = "mini";
    values.sha256 = std::string(64, 'e');
    values.facts = {{"p", {0.65, "65\u00A0%", ""}},
                    {"kept", {11.0, "11", ""}},
                    {"by", {-0.2, "\u221220.0", ""}},
                    {"worst", {HeadId{0, 4}, "0.4", ""}}};
    values.claims = {{"high", true}, {"low", false}};
    const auto key =
        lessonHandout(lesson, "en", HandoutKind::WithAnswers, &values, HandoutFormat::Markdown);
    for (const char* part : {"P is 65\u00A0%.", "- \u2611 yes", "**Right answer**: 11",
                             "Look for 0.4", "Model mini, SHA-256 eeee"})
        EXPECT_NE(key.find(part), std::string::npos) << part << " in\n" << key;
    EXPECT_NE(key.find("Yes, 65\u00A0%."), std::string::npos) << key;
    EXPECT_NE(key.find("## An extra step\n\nLook again."), std::string::npos) << key;
    EXPECT_NE(key.find("## Step 3\n\nHow many?"), std::string::npos) << key;
    EXPECT_EQ(key.find("No, 65"), std::string::npos) << "that is for wrong answers\n" << key;
    values.facts.at("kept").value = 11.245690643787384;
    values.facts.at("kept").shown = "11.2";
    EXPECT_EQ(shownRight(*lesson.steps[3].ask, values), "11.2");
    EXPECT_EQ(shownRight(*lesson.steps[1].ask, values), "") << "options have words of their own";
    values.facts.at("kept").value.reset();
    EXPECT_EQ(shownRight(*lesson.steps[3].ask, values), "") << "it is not known";
    values.claims = {{"high", false}, {"low", true}};
    EXPECT_NE(
        lessonHandout(lesson, "en", HandoutKind::WithAnswers, &values, HandoutFormat::Markdown)
            .find("which is little"),
        std::string::npos);
}

/// What a question needs is given, and what answers one is a blank wherever it is named.
TEST(LessonHandout, OnlyWhatIsAskedForIsABlank) {
    auto lesson = *readLesson(test::soundSource()).lesson;
    lesson.facts.at("p").expect = 0.65;
    lesson.facts.at("kept").expect = 11.0;
    lesson.facts.at("worst").expect = HeadId{0, 4};
    auto& ten = lesson.facts["ten"];
    ten.kind = LessonFactKind::Arithmetic;
    ten.value.number = 10;
    ten.show = LessonShow::Count;
    auto& twice = lesson.facts["twice"];
    twice.kind = LessonFactKind::Arithmetic;
    twice.value.kind = LessonExpression::Kind::Mul;
    twice.value.operands.resize(2);
    twice.value.operands[0].number = 2;
    twice.value.operands[1].kind = LessonExpression::Kind::Fact;
    twice.value.operands[1].fact = "kept";
    lesson.texts.at("en").steps.at("why").body = "Why {kept}, {twice}, {worst}, {p}, {ten}, {by}?";
    const auto words = [&](const LessonValues* values) {
        const auto sheet =
            lessonHandout(lesson, "en", HandoutKind::Worksheet, values, HandoutFormat::Markdown);
        const auto at = sheet.find("Why ");
        std::string line = sheet.substr(at, sheet.find('?', at) - at);
        const std::string blank = "\\_\\_\\_\\_\\_\\_\\_\\_";
        for (auto to = line.find(blank); to != std::string::npos; to = line.find(blank))
            line.replace(to, blank.size(), "_");
        return line;
    };
    EXPECT_EQ(words(nullptr), "Why _, _, _, 65.0\u00A0%, 10, _") << "of by nothing is expected";
    LessonValues values;
    values.facts = {{"p", {0.5, "50\u00A0%", ""}},
                    {"by", {-0.2, "\u221220.0", ""}},
                    {"ten", {10.0, "10", ""}},
                    {"kept", {11.0, "11", ""}}};
    EXPECT_EQ(words(&values), "Why _, _, _, 50\u00A0%, 10, \u221220.0");
}

TEST(LessonHandout, AnExplanationIsLeftToTheLearner) {
    auto json = test::soundLesson();
    json["steps"][2] = {{"id", "aside"},
                        {"kind", "show"},
                        {"cover", {"top1"}},
                        {"state", {{"run", "anna"}}},
                        {"mark", {"map.target.layer-0", "top1", "map.target.cell(worst)"}}};
    json["steps"][1].erase("then");
    json["runs"]["anna"] = {{"prompt", "Anna"}, {"target", "a"}, {"control", "b"}};
    auto source = test::soundSource();
    source.json = json.dump();
    const auto lesson = *readLesson(source).lesson;
    const auto sheet =
        lessonHandout(lesson, "en", HandoutKind::Worksheet, nullptr, HandoutFormat::Markdown);
    EXPECT_EQ(sheet.find("Look again"), std::string::npos) << sheet;
    EXPECT_NE(sheet.find("## Step 3\n\n`Anna`\n\nLook at: layer 0 of the target map, the top-1 "
                         "panel, the target map.\n\nYour notes:"),
              std::string::npos)
        << sheet;
    const auto vietnamese =
        lessonHandout(lesson, "vi", HandoutKind::Worksheet, nullptr, HandoutFormat::Markdown);
    EXPECT_NE(vietnamese.find("Hãy xem: tầng 0 của bản đồ của mục tiêu, bảng top-1"),
              std::string::npos)
        << vietnamese;
    LessonValues values;
    EXPECT_NE(
        lessonHandout(lesson, "en", HandoutKind::WithAnswers, &values, HandoutFormat::Markdown)
            .find("## Step 3\n\nLook again."),
        std::string::npos);
}

constexpr std::size_t kLeastPhrase = 16;

/// The parts of a text between its values, code and line ends, that are long enough to be known
/// again.
std::vector<std::string> phrasesOf(const std::string& text) {
    std::vector<std::string> phrases(1);
    bool isCode = false;  // prompts and tokens, which are given
    for (const char c : text) {
        if (c == '`') isCode = !isCode;
        if (!isCode && std::string("{}`\n*").find(c) == std::string::npos)
            phrases.back() += c;
        else if (!phrases.back().empty())
            phrases.emplace_back();
    }
    std::erase_if(phrases, [](const auto& phrase) { return phrase.size() < kLeastPhrase; });
    return phrases;
}

/// Nothing that the window shows once a question is answered stands on a worksheet: what is told of
/// answers, and the texts of steps that only tell, behind a question.
TEST(LessonHandout, WorksheetsOfTheBundledLessonsTellNoAnswers) {
    for (const auto& folder : findLessons(bundledLessons())) {
        const auto lesson = openLesson(folder);
        for (const auto& [language, text] : lesson.texts) {
            const auto sheet = lessonHandout(lesson, language, HandoutKind::Worksheet, nullptr,
                                             HandoutFormat::Markdown);
            std::string given = text.summary;
            std::vector<std::string> kept;
            bool asked = false;
            for (const auto& step : lesson.steps) {
                const auto& words = text.steps.at(step.id);
                for (const auto* part :
                     {&words.right, &words.wrong, &words.reveal, &words.otherwise, &words.notes})
                    kept.push_back(*part);
                for (const auto& [name, hint] : words.hints)
                    kept.push_back(hint);
                const bool tells = !step.ask && (step.kind == LessonStepKind::Show ||
                                                 step.kind == LessonStepKind::Compare);
                if (asked && tells)
                    kept.push_back(words.body);
                else
                    given += "\n" + words.body;
                for (const auto& [key, option] : words.options)
                    given += "\n" + option;
                asked = asked || step.ask;
            }
            for (const auto& part : kept)
                for (const auto& phrase : phrasesOf(part)) {
                    if (given.find(phrase) != std::string::npos) continue;
                    EXPECT_EQ(sheet.find(phrase), std::string::npos)
                        << lesson.id << ", " << language << ": " << phrase;
                }
        }
    }
}

TEST(LessonHandout, IsTaggedAndEscaped) {
    auto source = test::soundSource();
    source.pictures["a.png"] = "\x89PNG\r\n\x1a\n";
    for (auto& [language, text] : source.texts)
        text.replace(text.find("P is {p}."), 9,
                     "If a < b & c:\n\n1. *one* ![x & y](a.png)\n2. **two** "
                     "[guide](headscope:guide/maps)");
    const auto lesson = *readLesson(source).lesson;
    const auto html =
        lessonHandout(lesson, "vi", HandoutKind::Worksheet, nullptr, HandoutFormat::Html);
    for (const char* part :
         {"<html lang=\"vi\">", "<h1>Small</h1>", "<section aria-labelledby=\"count\">",
          "<h2 id=\"look\">1. Look</h2>", "a &lt; b &amp; c:", "<ol>\n<li><em>one</em>",
          "<strong>two</strong> guide", "<img alt=\"x &amp; y\" src=\"data:image/png;base64,",
          "</footer>"})
        EXPECT_NE(html.find(part), std::string::npos) << part << " in\n" << html;
    EXPECT_EQ(html.find("headscope:"), std::string::npos);
    for (const char* tag : {"section", "ul", "ol", "li", "p", "h2", "main", "footer"}) {
        const auto count = [&](const std::string& text) {
            std::size_t found = 0;
            for (auto at = html.find(text); at != std::string::npos; at = html.find(text, at + 1))
                ++found;
            return found;
        };
        EXPECT_EQ(count("<" + std::string(tag) + ">") + count("<" + std::string(tag) + " "),
                  count("</" + std::string(tag) + ">"))
            << tag;
    }
}

TEST(LessonHandout, HasTables) {
    auto source = test::soundSource();
    for (auto& [language, text] : source.texts)
        text.replace(text.find("P is {p}."), 9,
                     "| head | P < Q |\n|---|---|\n| **one** | `a|b` |\n| \\| | |\n\nBehind.\n\n"
                     "x | y\n--- | ---\n- item");
    const auto lesson = *readLesson(source).lesson;
    const auto html =
        lessonHandout(lesson, "en", HandoutKind::Worksheet, nullptr, HandoutFormat::Html);
    for (const char* part :
         {"<table>\n<thead>\n<tr><th scope=\"col\">head</th><th scope=\"col\">P &lt; Q</th></tr>",
          "<tbody>\n<tr><td><strong>one</strong></td><td><code>a|b</code></td></tr>",
          "<tr><td>|</td><td></td></tr>\n</tbody>\n</table>\n<p>Behind.</p>",
          "<tbody>\n</tbody>\n</table>\n<ul>\n<li>item</li>"})
        EXPECT_NE(html.find(part), std::string::npos) << part << " in\n" << html;
    EXPECT_NE(lessonHandout(lesson, "en", HandoutKind::Worksheet, nullptr, HandoutFormat::Markdown)
                  .find("|---|---|"),
              std::string::npos);
}

}  // namespace
}  // namespace headscope
