// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/lessons/class_results.h"

#include "document/log_model.h"
#include "document/state_folder.h"
#include "features/lessons/answer_bars.h"
#include "features/lessons/class_results_model.h"
#include "ui/inline_hint.h"
#include "ui/message_text.h"
#include "ui/text_size.h"
#include "ui/texts.h"
#include "ui/widgets.h"

#include <headscope/byte_order_mark.h>
#include <headscope/csv.h>
#include <headscope/error.h>
#include <headscope/files.h>
#include <headscope/visible_text.h>

#include <QCheckBox>
#include <QComboBox>
#include <QDropEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSplitter>
#include <QTableView>
#include <QTextBrowser>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>
#include <set>
#include <utility>

namespace headscope::app {

namespace {

constexpr int kResultsWidth = 900, kResultsHeight = 560;
constexpr int kMostColumn = 260;  // pixels at the usual text size
constexpr std::size_t kMostBars = 12;

}  // namespace

ClassResults::ClassResults(const FileChoosers& choosers,
                           std::function<const Lesson*(const std::string& id)> lessonOf,
                           QWidget* parent)
    : QDialog(parent),
      m_choosers(choosers),
      m_lessonOf(std::move(lessonOf)),
      m_model(new ClassResultsModel(this)),
      m_lesson(new QComboBox),
      m_count(new QLabel),
      m_table(new QTableView),
      m_step(new QLabel),
      m_bars(new AnswerBars),
      m_texts(new QTextBrowser),
      m_hint(new InlineHint),
      m_save(new QPushButton(tr("&Save as CSV…"))),
      m_clear(new QPushButton(tr("&Remove All"))) {
    chooseFiles = [](QWidget* over) {
        return QFileDialog::getOpenFileNames(over, ClassResults::tr("Answers to Collect"),
                                             documentsFolder(),
                                             ClassResults::tr("Answers (*.headscope-answers)"));
    };
    setObjectName(QStringLiteral("classResults"));
    setWindowTitle(tr("Answers of a Class"));
    setAcceptDrops(true);
    build();
    connect(m_lesson, &QComboBox::currentIndexChanged, this, &ClassResults::showLesson);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ClassResults::showStep);
    connect(m_table->horizontalHeader(), &QHeaderView::sectionClicked, this, [this](int column) {
        m_table->setCurrentIndex(
            m_model->index(std::max(0, m_table->currentIndex().row()), column));
    });
    connect(m_save, &QPushButton::clicked, this, &ClassResults::save);
    connect(m_clear, &QPushButton::clicked, this, &ClassResults::removeAll);
    resizeForText(*this, {kResultsWidth, kResultsHeight});
    refreshLessons();
}

void ClassResults::build() {
    m_lesson->setObjectName(QStringLiteral("resultsLesson"));
    m_lesson->setAccessibleName(tr("Lesson"));
    m_count->setObjectName(QStringLiteral("resultsCount"));
    m_count->setWordWrap(true);
    m_table->setObjectName(QStringLiteral("resultsTable"));
    m_table->setAccessibleName(tr("Learners and what they answered"));
    m_table->setModel(m_model);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->horizontalHeader()->setMaximumSectionSize(scaledPixels(kMostColumn));
    auto* top = new QHBoxLayout;
    top->addWidget(m_lesson);
    top->addWidget(m_count, 1);
    auto* middle = new QSplitter;
    middle->addWidget(m_table);
    middle->addWidget(buildStep());
    middle->setStretchFactor(0, 3);
    middle->setStretchFactor(1, 2);
    middle->setChildrenCollapsible(false);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(top);
    layout->addWidget(m_hint);
    layout->addWidget(middle, 1);
    layout->addWidget(buildButtons());
}

QWidget* ClassResults::buildStep() {
    m_step->setObjectName(QStringLiteral("resultsStep"));
    m_step->setWordWrap(true);
    m_step->setTextFormat(Qt::PlainText);
    m_texts->setObjectName(QStringLiteral("resultsTexts"));
    m_texts->setAccessibleName(tr("Texts that were written"));
    auto* scrolled = new QScrollArea;
    scrolled->setFrameShape(QFrame::NoFrame);
    scrolled->setWidgetResizable(true);
    auto* held = new QWidget;
    auto* bars = new QVBoxLayout(held);
    bars->setContentsMargins(0, 0, 0, 0);
    bars->addWidget(m_bars);
    bars->addStretch(1);
    scrolled->setWidget(held);
    auto* side = new QWidget;
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(8, 0, 0, 0);
    layout->addWidget(m_step);
    layout->addWidget(scrolled, 1);
    layout->addWidget(m_texts, 1);
    return side;
}

QWidget* ClassResults::buildButtons() {
    auto* files = new QPushButton(tr("&Add Files…"));
    auto* folder = new QPushButton(tr("Add a &Folder…"));
    auto* close = new QPushButton(tr("&Close"));
    files->setObjectName(QStringLiteral("resultsAddFiles"));
    folder->setObjectName(QStringLiteral("resultsAddFolder"));
    m_save->setObjectName(QStringLiteral("resultsSave"));
    m_clear->setObjectName(QStringLiteral("resultsClear"));
    for (QPushButton* button : {files, folder, m_save, m_clear, close})
        button->setAutoDefault(false);
    connect(files, &QPushButton::clicked, this, [this] { add(chooseFiles(this)); });
    connect(folder, &QPushButton::clicked, this, [this] {
        if (const QString path = m_choosers.folder(this, tr("Folder of Answers")); !path.isEmpty())
            add({path});
    });
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(files);
    layout->addWidget(folder);
    layout->addStretch(1);
    layout->addWidget(m_clear);
    layout->addWidget(m_save);
    layout->addWidget(close);
    return row;
}

void ClassResults::add(const QStringList& places) {
    if (places.isEmpty()) return;
    QStringList faults;
    int files = 0;
    for (const QString& place : places) {
        try {
            for (const auto& file : findAnswers(place.toStdString())) {
                ++files;
                try {
                    m_files.push_back(readAnswers(file));
                } catch (const Error& error) {
                    faults << textOf(error.message());
                }
            }
        } catch (const Error& error) {
            faults << textOf(error.message());
        }
    }
    if (files == 0 && faults.isEmpty())
        faults << tr("There are no answers in %1: files that end in .headscope-answers.")
                      .arg(places.constFirst());
    m_hint->setText(faults.isEmpty() ? QString()
                                     : tr("Left out: %1").arg(faults.join(QStringLiteral("; "))));
    refreshLessons();
}

void ClassResults::refreshLessons() {
    m_all = collected(m_files);
    const QVariant before = m_lesson->currentData();
    std::set<std::string> lessons;
    for (const auto& one : m_all)
        lessons.insert(one.answers.lesson);
    const QSignalBlocker quiet(m_lesson);
    m_lesson->clear();
    for (const std::string& id : lessons) {
        const Lesson* lesson = m_lessonOf(id);
        const std::string& title = lesson ? lesson->text(shownLanguage().toStdString()).title : id;
        m_lesson->addItem(QString::fromStdString(visibleText(title)), QString::fromStdString(id));
    }
    m_lesson->setCurrentIndex(std::max(0, m_lesson->findData(before)));
    m_lesson->setVisible(m_lesson->count() > 0);
    m_save->setEnabled(!m_all.empty());
    m_clear->setEnabled(!m_all.empty());
    showLesson();
}

void ClassResults::showLesson() {
    const std::string id = m_lesson->currentData().toString().toStdString();
    std::vector<CollectedAnswers> learners;
    for (const auto& one : m_all)
        if (one.answers.lesson == id) learners.push_back(one);
    const Lesson* lesson = m_lessonOf(id);
    m_model->show(std::move(learners),
                  lesson ? &lesson->text(shownLanguage().toStdString()) : nullptr);
    m_count->setText(countWords());
    m_table->resizeColumnsToContents();
    if (!m_model->steps().empty()) m_table->setCurrentIndex(m_model->index(0, 0));
    showStep();
}

QString ClassResults::countWords() const {
    const auto& learners = m_model->learners();
    if (learners.empty())
        return tr(
            "Add the files that your class handed in, or drop them here: each learner saves "
            "one by Lesson > Save My Answers. No names are in them.");
    const auto apart = std::count_if(learners.begin(), learners.end(),
                                     [](const auto& one) { return !one.remark.empty(); });
    const QString count = tr("%n learner(s).", nullptr, static_cast<int>(learners.size()));
    if (apart == 0) return count;
    return count + QLatin1Char(' ') +
           tr("%n of another version or another model: not in the bars.", nullptr,
              static_cast<int>(apart));
}

void ClassResults::showStep() {
    const auto column = static_cast<std::size_t>(std::max(0, m_table->currentIndex().column()));
    const auto& steps = m_model->steps();
    std::vector<AnswerBar> bars;
    QStringList texts;
    m_step->clear();
    if (column < steps.size()) {
        const AnswerTally& step = steps[column];
        m_step->setText(tr("%1\n%2 right, %3 wrong, %4 skipped, of %5")
                            .arg(m_model->titleOf(step), QString::number(step.right),
                                 QString::number(step.wrong), QString::number(step.skipped),
                                 QString::number(step.learners)));
        const auto bins = binned(step);
        bars = barsOf(step, bins);
        if (bars.size() < step.rows.size() && bins.empty())
            m_step->setText(
                m_step->text() + QLatin1Char('\n') +
                tr("The %1 most frequent of %2 answers:")
                    .arg(QString::number(kMostBars), QString::number(step.rows.size())));
        for (const std::string& text : step.texts)
            texts << QString::fromStdString(text);
    }
    m_bars->show(std::move(bars));
    m_texts->setPlainText(texts.join(QStringLiteral("\n\n")));
    m_texts->setVisible(!texts.isEmpty());
}

std::vector<AnswerBar> ClassResults::barsOf(const AnswerTally& step,
                                            const std::vector<NumberBin>& bins) const {
    std::vector<AnswerBar> bars;
    for (const NumberBin& bin : bins)
        bars.push_back(barOf(bin, std::any_of(step.rows.begin(), step.rows.end(), [&](auto& row) {
                                 return row.right && bin.holds(*row.number);
                             })));
    if (!bars.empty()) return bars;
    for (const auto& row : step.rows)
        if (bars.size() < kMostBars)
            bars.push_back(
                {m_model->answerWords(step.step, row.answer), row.first, row.last, row.right});
    return bars;
}

void ClassResults::save() {
    QString path = m_choosers.saveFile(this, tr("Save Answers as CSV"),
                                       documentsFolder() + QStringLiteral("/class.csv"));
    if (path.isEmpty()) return;
    try {
        // Spreadsheets know by the mark that it is UTF-8.
        writeFileAtomically(path.toStdString(), std::string(kByteOrderMark) + collectedCsv(m_all));
        m_hint->setText({});
        m_count->setText(tr("Wrote %1: a row an attempt.").arg(path));
    } catch (const Error&) {
        m_hint->setText(sentences(currentError()));
    }
}

void ClassResults::removeAll() {
    m_files.clear();
    m_hint->setText({});
    refreshLessons();
}

void ClassResults::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls()) event->acceptProposedAction();
}

void ClassResults::dropEvent(QDropEvent* event) {
    QStringList places;
    for (const QUrl& url : event->mimeData()->urls())
        if (url.isLocalFile()) places << url.toLocalFile();
    add(places);
}

}  // namespace headscope::app
