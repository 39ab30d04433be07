// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/study/study_window.h"

#include "document/document.h"
#include "document/log_model.h"
#include "document/metric_text.h"
#include "document/progress_text.h"
#include "document/run_spec.h"
#include "document/state_folder.h"
#include "features/study/effect_strip.h"
#include "features/study/generate_dialog.h"
#include "features/study/study_desk.h"
#include "features/study/study_heads_model.h"
#include "features/study/study_map_view.h"
#include "features/study/study_prompts_model.h"
#include "features/study/study_table.h"
#include "features/study/typical_view.h"
#include "figure/study_figures.h"
#include "plot/heatmap_plot.h"
#include "ui/inline_hint.h"
#include "ui/message_text.h"
#include "ui/terms.h"
#include "ui/text_size.h"

#include <headscope/error.h>
#include <headscope/files.h>

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScreen>
#include <QSignalBlocker>
#include <QSplitter>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <utility>

namespace headscope::app {

namespace {

constexpr int kStudyWidth = 1160, kStudyHeight = 720;
constexpr int kPromptWidth = 260, kStateWidth = 220, kStatePad = 16;
constexpr int kStripShare = 1, kMapShare = 3;

}  // namespace

StudyWindow::StudyWindow(Document& document, StudyDesk& desk, const FileChoosers& choosers,
                         QWidget* parent)
    : QDialog(parent),
      m_document(document),
      m_desk(desk),
      m_choosers(choosers),
      m_prompts(new StudyPromptsModel(desk, this)),
      m_heads(new StudyHeadsModel(this)),
      m_name(new QLabel),
      m_run(new QPushButton(tr("&Run"))),
      m_stop(new QPushButton(tr("S&top"))),
      m_progress(new QProgressBar),
      m_state(new QLabel),
      m_hint(new InlineHint),
      m_tabs(new QTabWidget),
      m_typical(new TypicalView(desk)),
      m_maps(new StudyMapView(
          desk, [this] { return m_document.state().cover().any() ? coveredText() : QString(); })),
      m_sentence(new QLabel),
      m_strip(new EffectStrip),
      m_prompt(new QLabel),
      m_show(new QPushButton(tr("Show This &Prompt"))),
      m_csv(new QPushButton(tr("Save as &CSV…"))),
      m_json(new QPushButton(tr("Save as &JSON…"))),
      m_figure(new QPushButton(tr("Save &Figure…"))),
      m_caption(new QPushButton(tr("Copy C&aption"))) {
    setObjectName(QStringLiteral("studyWindow"));
    setWindowTitle(tr("Study"));
    chooseFile = [](QWidget* over) {
        return QFileDialog::getOpenFileName(
            over, StudyWindow::tr("Open a Study"), documentsFolder(),
            StudyWindow::tr("Studies and prompts (*.json *.jsonl *.csv);;All files (*)"));
    };
    auto* middle = new QSplitter;
    middle->addWidget(buildTables());
    middle->addWidget(buildMap());
    middle->setStretchFactor(0, 2);
    middle->setStretchFactor(1, 3);
    middle->setChildrenCollapsible(false);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(buildTop());
    m_hint->setObjectName(QStringLiteral("studyHint"));
    layout->addWidget(m_hint);
    layout->addWidget(middle, 1);
    layout->addWidget(buildFoot());
    connectAll();
    resizeForText(*this, {kStudyWidth, kStudyHeight});
    showStudy();
}

QWidget* StudyWindow::buildTop() {
    auto* open = new QPushButton(tr("&Open…"));
    auto* generate = new QPushButton(tr("&Generate…"));
    auto* watch = new QPushButton(tr("&Watch a Folder…"));
    open->setObjectName(QStringLiteral("studyOpen"));
    generate->setObjectName(QStringLiteral("studyGenerate"));
    watch->setObjectName(QStringLiteral("studyWatch"));
    watch->setToolTip(
        tr("The folder that headscope-cli study run writes to, on this or on other "
           "machines"));
    m_run->setObjectName(QStringLiteral("studyRun"));
    m_stop->setObjectName(QStringLiteral("studyStop"));
    m_name->setObjectName(QStringLiteral("studyName"));
    m_name->setTextFormat(Qt::PlainText);
    explainTerm(*m_name, QStringLiteral("study"));
    m_state->setObjectName(QStringLiteral("studyState"));
    m_progress->setTextVisible(false);
    connect(open, &QPushButton::clicked, this, [this] {
        if (const QString path = chooseFile(this); !path.isEmpty()) m_desk.open(path);
    });
    connect(generate, &QPushButton::clicked, this, &StudyWindow::generate);
    connect(watch, &QPushButton::clicked, this, &StudyWindow::watch);
    auto* top = new QWidget;
    auto* layout = new QVBoxLayout(top);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* first = new QHBoxLayout;
    for (QPushButton* button : {open, generate, watch}) {
        button->setAutoDefault(false);
        first->addWidget(button);
    }
    first->addWidget(m_name, 1);
    auto* second = new QHBoxLayout;
    for (QPushButton* button : {m_run, m_stop}) {
        button->setAutoDefault(false);
        second->addWidget(button);
    }
    second->addWidget(m_progress, 1);
    second->addWidget(m_state, 2);
    layout->addLayout(first);
    layout->addLayout(second);
    return top;
}

QWidget* StudyWindow::buildTables() {
    m_promptTable = studyTable(*m_prompts, "studyPrompts", tr("Prompts of the study"));
    m_headTable = studyTable(*m_heads, "studyHeads", tr("Heads, the surest effects first"));
    // The order is the model's: a mark says which it is, and a click changes nothing.
    m_headTable->horizontalHeader()->setSectionsClickable(false);
    m_headTable->horizontalHeader()->setSortIndicatorShown(true);
    m_headTable->horizontalHeader()->setSortIndicator(StudyHeadsModel::kSortedBy,
                                                      Qt::DescendingOrder);
    m_tabs->setObjectName(QStringLiteral("studyTabs"));
    m_tabs->addTab(m_promptTable, tr("Prompts"));
    m_tabs->addTab(m_headTable, tr("Heads"));
    m_tabs->addTab(m_typical, tr("Typical"));
    return m_tabs;
}

QWidget* StudyWindow::buildMap() {
    m_sentence->setObjectName(QStringLiteral("studySentence"));
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_prompt->setObjectName(QStringLiteral("studyPrompt"));
    m_prompt->setWordWrap(true);
    m_prompt->setTextFormat(Qt::PlainText);
    m_show->setObjectName(QStringLiteral("studyShowPrompt"));
    m_show->setAutoDefault(false);
    auto* chosen = new QHBoxLayout;
    chosen->addWidget(m_prompt, 1);
    chosen->addWidget(m_show);
    auto* side = new QWidget;
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(8, 0, 0, 0);
    layout->addWidget(m_maps, kMapShare);
    layout->addWidget(m_sentence);
    layout->addWidget(m_strip, kStripShare);
    layout->addLayout(chosen);
    return side;
}

QWidget* StudyWindow::buildFoot() {
    auto* close = new QPushButton(tr("C&lose"));
    auto* foot = new QWidget;
    auto* layout = new QHBoxLayout(foot);
    layout->setContentsMargins(0, 0, 0, 0);
    m_csv->setObjectName(QStringLiteral("studyCsv"));
    m_json->setObjectName(QStringLiteral("studyJson"));
    m_figure->setObjectName(QStringLiteral("studyFigure"));
    m_caption->setObjectName(QStringLiteral("studyCaption"));
    for (QPushButton* button : {m_csv, m_json, m_figure, m_caption, close}) {
        button->setAutoDefault(false);
        if (button == close) layout->addStretch(1);
        layout->addWidget(button);
    }
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    return foot;
}

void StudyWindow::connectAll() {
    connect(&m_desk, &StudyDesk::studyChanged, this, &StudyWindow::showStudy);
    connect(&m_desk, &StudyDesk::rowsChanged, this, &StudyWindow::showMap);
    connect(&m_desk, &StudyDesk::summaryChanged, this, &StudyWindow::showMap);
    connect(&m_desk, &StudyDesk::changed, this, &StudyWindow::showState);
    connect(&m_document.state(), &RunState::coverChanged, this, &StudyWindow::showMap);
    connect(m_run, &QPushButton::clicked, &m_desk, &StudyDesk::start);
    connect(m_stop, &QPushButton::clicked, &m_desk, &StudyDesk::stop);
    connect(m_maps, &StudyMapView::choiceChanged, this, &StudyWindow::showRest);
    connect(m_maps, &StudyMapView::headChosen, this, &StudyWindow::select);
    connect(m_typical, &TypicalView::promptChosen, this, [this](std::size_t prompt) {
        showPrompt(prompt);
        m_maps->choose(StudyValue::Prompt);
    });
    connect(m_typical, &TypicalView::promptActivated, this, &StudyWindow::promptRequested);
    connect(m_headTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& row) {
                if (const auto head = m_heads->headAt(row.row())) select(head);
            });
    connect(m_promptTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& row) {
                if (const auto prompt = m_prompts->promptAt(row.row())) showPrompt(*prompt);
            });
    connect(m_promptTable, &QTableView::activated, this, [this](const QModelIndex& index) {
        if (const auto prompt = m_prompts->promptAt(index.row())) Q_EMIT promptRequested(*prompt);
    });
    connect(m_strip, &EffectStrip::promptChosen, this, &StudyWindow::showPrompt);
    connect(m_strip, &EffectStrip::promptActivated, this, &StudyWindow::promptRequested);
    connect(m_show, &QPushButton::clicked, this, [this] {
        if (m_chosen) Q_EMIT promptRequested(*m_chosen);
    });
    connect(m_csv, &QPushButton::clicked, this, [this] {
        save(tr("Save the Study as CSV"), QStringLiteral("csv"),
             [this] { return studyCsv(*m_desk.summary()); });
    });
    connect(m_json, &QPushButton::clicked, this, [this] {
        save(tr("Save the Study as JSON"), QStringLiteral("json"),
             [this] { return toJson(*m_desk.summary()); });
    });
    connect(m_figure, &QPushButton::clicked, this, [this] {
        if (const auto source = figureSource()) Q_EMIT figureRequested(*source, this);
    });
    connect(m_caption, &QPushButton::clicked, this, [this] {
        const auto source = figureSource();
        if (!source) return;
        QGuiApplication::clipboard()->setText(source->words->caption.trimmed());
        m_document.messages().showStatus(tr("The caption is copied."));
    });
}

StudyChoice StudyWindow::choice() const {
    return m_maps->choice();
}

HeatmapPlot& StudyWindow::map() const {
    return m_maps->map();
}

std::optional<FigureSource> StudyWindow::figureSource() const {
    const StudySummary* summary = m_desk.summary();
    const StudyRows* rows = m_desk.rows();
    if (!summary || !rows || !m_desk.study() || m_document.state().cover().any())
        return std::nullopt;
    return studySource({*m_desk.study(), *rows, *summary}, choice(), m_selected);
}

void StudyWindow::generate() {
    const auto& model = m_document.state().model();
    auto* dialog = new GenerateDialog(!model || model->config.vocabulary < 50'000, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        try {
            m_desk.generate(dialog->request(), dialog->interventions());
        } catch (const Error&) {
            m_hint->setText(sentences(currentError()));
        }
    });
    dialog->open();
}

void StudyWindow::watch() {
    const QString folder = m_choosers.folder(this, tr("Folder of a Study's Rows"));
    if (folder.isEmpty()) return;
    try {
        m_desk.watch(folder);
    } catch (const Error&) {
        m_hint->setText(sentences(currentError()));
    }
}

// What is wrong comes first, and is seen: a fault of the file takes the whole row.
void StudyWindow::fitPrompts() {
    m_promptTable->clearSpans();
    m_promptTable->resizeColumnsToContents();
    for (const auto& [column, width] : {std::pair(StudyPromptsModel::State, kStateWidth),
                                        std::pair(StudyPromptsModel::Prompt, kPromptWidth)})
        m_promptTable->setColumnWidth(
            column, std::min(m_promptTable->columnWidth(column), scaledPixels(width)));
    // Rows are computed later, and say so.
    const int said = m_promptTable->fontMetrics().horizontalAdvance(tr("computed")) + kStatePad;
    m_promptTable->setColumnWidth(
        StudyPromptsModel::State,
        std::max(m_promptTable->columnWidth(StudyPromptsModel::State), said));
    for (int row = 0; row < m_prompts->rowCount() && !m_prompts->promptAt(row); ++row)
        m_promptTable->setSpan(row, 0, 1, StudyPromptsModel::kColumns);
    const int first = m_prompts->firstFault();
    if (first < 0) return;
    m_promptTable->doItemsLayout();  // it can be scrolled as far as it has rows now
    m_promptTable->scrollTo(m_prompts->index(first, StudyPromptsModel::State));
}

void StudyWindow::showStudy() {
    const Study* study = m_desk.study();
    m_name->setText(study ? tr("%1: %n prompt(s)", nullptr, static_cast<int>(study->prompts.size()))
                                .arg(m_desk.origin())
                          : m_desk.origin());
    fitPrompts();
    m_selected.reset();
    m_chosen.reset();
    m_strip->setPrompt(std::nullopt);
    m_maps->showStudy();
    showRest();
    showState();
}

QString StudyWindow::progressWords() const {
    const StudyRows* rows = m_desk.rows();
    const auto total = m_desk.study() ? m_desk.study()->prompts.size() : 0;
    const auto there = rows ? rows->count() : 0;
    const QString count =
        tr("%1 of %2 prompts").arg(QString::number(there), QString::number(total));
    if (m_desk.isRunning() && m_desk.computed() > 0) {
        const double each = m_desk.seconds() / static_cast<double>(m_desk.computed());
        return tr("%1, %2 left")
            .arg(count, timeLeftText(each * static_cast<double>(total - there)));
    }
    if (m_desk.isSummarizing()) return tr("%1, computing statistics").arg(count);
    if (m_desk.isWatching()) return tr("%1; the folder is watched").arg(count);
    return count;
}

/// Of the rows, and of what the statistics can say with so many of them.
QString StudyWindow::noteText() const {
    QStringList notes = m_desk.notes();
    if (m_desk.summary() && !m_document.state().cover().any())
        for (const Message& note : m_desk.summary()->notes)
            notes << textOf(note);
    notes.removeDuplicates();
    return notes.join(QLatin1Char(' '));
}

void StudyWindow::showState() {
    const QString refusal = m_desk.refusal();
    const StudyRows* rows = m_desk.rows();
    const auto total = m_desk.study() ? static_cast<int>(m_desk.study()->prompts.size()) : 0;
    m_run->setEnabled(refusal.isEmpty());
    m_run->setToolTip(refusal);
    m_stop->setEnabled(m_desk.isRunning());
    m_progress->setRange(0, std::max(1, total));
    m_progress->setValue(rows ? static_cast<int>(rows->count()) : 0);
    m_state->setText(m_desk.study() ? progressWords() : refusal);
    const auto& faults = m_desk.faults();
    if (m_desk.error())
        m_hint->setText(sentences(*m_desk.error()));
    else if (!faults.empty())
        m_hint->setText(tr("%n thing(s) to mend before it can be computed: see the table.", nullptr,
                           static_cast<int>(faults.size())));
    else
        m_hint->setText(noteText());
    const bool covered = m_document.state().cover().any();
    const bool known = m_desk.summary() != nullptr && !covered;
    for (QPushButton* button : {m_csv, m_json, m_figure, m_caption})
        button->setEnabled(known);
}

void StudyWindow::showMap() {
    m_maps->refresh();
    showRest();
}

// What depends on the map's choice.
void StudyWindow::showRest() {
    const StudySummary* summary = m_desk.summary();
    const StudyRows* rows = m_desk.rows();
    const bool covered = m_document.state().cover().any();
    const bool isLive = rows && (!summary || summary->prompts != rows->count());
    m_heads->show(covered || isLive ? nullptr : m_desk.summaryPtr(), choice());
    m_headTable->resizeColumnsToContents();
    m_typical->show(choice(), m_selected, covered);
    showHead();
}

void StudyWindow::select(std::optional<HeadId> head) {
    m_selected = head;
    m_maps->setSelected(head);
    m_typical->show(choice(), head, m_document.state().cover().any());
    if (head) {
        const QSignalBlocker quiet(m_headTable->selectionModel());
        if (const int row = m_heads->rowOf(*head); row >= 0) m_headTable->selectRow(row);
    }
    showHead();
}

void StudyWindow::showHead() {
    const StudyRows* rows = m_desk.rows();
    const bool covered = m_document.state().cover().any();
    m_strip->setVisible(m_selected.has_value() && rows && !covered);
    m_show->setVisible(m_chosen.has_value() && !covered);
    m_prompt->setVisible(m_chosen.has_value() && !covered);
    if (!m_selected || !rows || covered) {
        m_sentence->setText(rows ? tr("Choose a head in the map or in the table.") : QString());
        return;
    }
    const Quantity& quantity = studyQuantities()[choice().quantity];
    std::optional<double> mean;
    std::optional<std::array<double, 2>> interval;
    m_sentence->setText(m_maps->sentence(*m_selected));
    if (const HeadStatistics* of = m_maps->statistics(*m_selected)) {
        if (std::isfinite(of->mean)) mean = of->mean;
        if (std::isfinite(of->ci95[0])) interval = of->ci95;
    }
    m_strip->show(effectsOf(*rows, choice().intervention, quantity, *m_selected), mean, interval,
                  axisText(quantity));
}

void StudyWindow::showPrompt(std::size_t prompt) {
    const Study* study = m_desk.study();
    if (!study || prompt >= study->prompts.size()) return;
    m_chosen = prompt;
    m_strip->setPrompt(prompt);
    m_maps->setPrompt(prompt);
    const StudyPrompt& of = study->prompts[prompt];
    QString words = tr("%1: %2").arg(QString::fromStdString(of.id), visible(of.text));
    if (m_selected && prompt < m_strip->effects().size() &&
        std::isfinite(m_strip->effects()[prompt]))
        words = tr("%1 (effect %2)").arg(words, signedSignificant(m_strip->effects()[prompt]));
    m_prompt->setText(words);
    showHead();
}

void StudyWindow::save(const QString& title, const QString& ending,
                       const std::function<std::string()>& content) {
    const QString suggested = documentsFolder() + QStringLiteral("/study.") + ending;
    const QString path = m_choosers.saveFile(this, title, suggested);
    if (path.isEmpty()) return;
    try {
        writeFileAtomically(path.toStdString(), content());
        m_document.messages().showStatus(tr("Wrote %1.").arg(path));
        showState();  // the caveats, in place of what went wrong before
    } catch (const Error&) {
        m_hint->setText(sentences(currentError()));
    }
}

void StudyWindow::complain(const QString& why) {
    m_hint->setText(why);
}

}  // namespace headscope::app
