// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/lesson_maker/lesson_maker_feature.h"

#include "document/document.h"
#include "document/state_folder.h"
#include "features/lesson_maker/handout_dialog.h"
#include "features/lesson_maker/maker_window.h"
#include "features/lesson_maker/step_page.h"
#include "ui/commands.h"
#include "ui/exact_text.h"
#include "ui/message_text.h"
#include "ui/texts.h"

#include <headscope/error.h>
#include <headscope/files.h>
#include <headscope/lesson_files.h>

#include <QAction>
#include <QCryptographicHash>
#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QMainWindow>
#include <QMenu>

#include <utility>

namespace headscope::app {

namespace {

QString chooseLessonFile(QWidget* over) {
    return QFileDialog::getOpenFileName(over, LessonMakerFeature::tr("Edit a Lesson"),
                                        documentsFolder(),
                                        LessonMakerFeature::tr("Lessons (*%1 lesson.json)")
                                            .arg(QString::fromLatin1(kLessonEnding)));
}

SaveAnswer askToSaveLesson(QWidget* over, const QString& title) {
    return askWhetherToSave(
        over, LessonMakerFeature::tr("Save the lesson?"),
        LessonMakerFeature::tr("The lesson “%1” that you are making has changes "
                               "that are not saved.")
            .arg(title));
}

SaveAnswer askToSaveLessonOver(QWidget* over, const QString& path) {
    return askWhetherToSaveOver(
        over, LessonMakerFeature::tr("Save over another version?"),
        {LessonMakerFeature::tr("“%1” was written by another program since this lesson was read or "
                                "saved.")
             .arg(QFileInfo(path).fileName()),
         {},
         LessonMakerFeature::tr("Save as One File…"),
         LessonMakerFeature::tr("Save Over It")});
}

/// Tells the facts of one version of a draft from another's.
std::string versionOf(const Lesson& lesson) {
    const auto source = writtenLesson(lesson);
    return QCryptographicHash::hash(QByteArray::fromStdString(source.json),
                                    QCryptographicHash::Sha256)
        .toHex()
        .toStdString();
}

/// What is wrong with more than words: it could not be played.
bool isBroken(const LessonFault& fault) {
    return fault.language.empty();
}

}  // namespace

LessonMakerFeature::LessonMakerFeature(Workplace& place, const std::function<QJsonObject()>& view,
                                       bool recovers)
    : Feature(place),
      chooseLesson(chooseLessonFile),
      askToSave(askToSaveLesson),
      askToSaveOver(askToSaveLessonOver),
      m_store(keep<DraftStore>(
          [&](QObject* parent) { return new DraftStore(document(), recovers, parent); })),
      m_window(nullptr),
      m_recovers(recovers) {
    addCommands();
    // The window of the other language's texts, with the same lesson.
    m_window = new MakerWindow(document(), m_store, commands(), view, &place.window);
    for (const auto signal : {&DraftStore::opened, &DraftStore::moved, &DraftStore::changed})
        commands().refreshAt(m_store, signal);
    if (m_store.isOpen() && m_store.isSeen())
        QMetaObject::invokeMethod(
            this, [this] { m_window->bringUp(); }, Qt::QueuedConnection);
    if (m_recovers)
        QMetaObject::invokeMethod(
            this, [this] { offerRecovery(); }, Qt::QueuedConnection);
}

void LessonMakerFeature::addCommands() {
    auto* menu = new QMenu(tr("&Make a Lesson"), &place().window);
    commands().adoptMenu(QStringLiteral("maker.menu"), menu);
    addMaking();
    menu->addSeparator();
    addTrying();
    menu->addSeparator();
    addSaving();
}

void LessonMakerFeature::add(const char* id, const QString& text, const QString& tip,
                             const QString& keys, std::function<void()> act, bool needsLesson) {
    std::function<bool()> enabled;
    if (needsLesson) enabled = [this] { return m_store.isOpen(); };
    QMenu* menu = commands().findMenu(QStringLiteral("maker.menu"));
    menu->addAction(commands().add({QString::fromLatin1(id),
                                    text,
                                    tip,
                                    {QKeySequence(keys)},
                                    std::move(act),
                                    std::move(enabled)}));
}

void LessonMakerFeature::addMaking() {
    add(
        "maker.new", tr("&New Lesson"), tr("Make a lesson of what the window shows, step by step"),
        tr("Ctrl+Alt+Shift+N"), [this] { newLesson(); }, false);
    add(
        "maker.edit", tr("&Edit a Lesson…"), tr("A lesson's folder or file, to be changed"),
        tr("Ctrl+Alt+Shift+Q"),
        [this] {
            if (const QString path = chooseLesson(&place().window); !path.isEmpty()) edit(path);
        },
        false);
    add(
        "maker.copy", tr("Make a &Copy to Edit…"),
        tr("One of the program's own lessons, as the beginning of yours"), tr("Ctrl+Alt+Shift+Z"),
        [this] { chooseCopy(); }, false);
    add("maker.show", tr("&Go to the Lesson"), tr("The window in which the lesson is made"),
        tr("Ctrl+Alt+Shift+M"), [this] { m_window->bringUp(); });
    add("maker.add_step", tr("&Add Step"), tr("A further step, which shows what is on screen"),
        tr("Ctrl+Alt+L"), [this] { (void)m_window->addStep(); });
    add("maker.take", tr("Take the &Window"),
        tr("The step that is worked on shows what is on "
           "screen now"),
        tr("Ctrl+Alt+Shift+V"), [this] { m_window->page().takeWindow(); });
    add("maker.insert", tr("&Insert a Number…"),
        tr("A number, head or token of what is on screen, for the step's text"),
        tr("Ctrl+Alt+Shift+I"), [this] {
            if (!m_window->isVisible()) m_window->bringUp();
            m_window->page().insertNumber();
        });
}

void LessonMakerFeature::addTrying() {
    add("maker.try", tr("&Try From Here"), tr("Play the lesson from this step on, as a learner"),
        tr("Ctrl+Alt+Shift+T"), [this] { tryIt(false, m_store.language()); });
    add("maker.present", tr("Try as &Presentation"),
        tr("Show the lesson from this step on, as to a class"), tr("Ctrl+Alt+Shift+F11"),
        [this] { tryIt(true, m_store.language()); });
    add("maker.try_language", tr("Try in the Other &Language"),
        tr("Play it with the texts of another of its languages"), tr("Ctrl+Alt+Shift+J"),
        [this] { tryIt(false, otherLanguage()); });
    add("maker.try_model", tr("Try on Another M&odel…"),
        tr("Play it, and choose the model that it is played on"), tr("Ctrl+Alt+Shift+X"), [this] {
            tryIt(false, m_store.language());
            if (QAction* choose = commands().find(QStringLiteral("model.choose")))
                choose->trigger();
        });
    add("maker.check", tr("Chec&k"), tr("All that is still wrong with the lesson"),
        tr("Ctrl+Alt+Shift+K"), [this] {
            m_window->bringUp();
            m_window->checkNow();
        });
}

void LessonMakerFeature::addSaving() {
    add("maker.save", tr("&Save the Lesson"),
        tr("Where it was opened or saved before, else as one file"), tr("Ctrl+Alt+Shift+E"),
        [this] { (void)save(); });
    add("maker.save_file", tr("Save as One &File…"), tr("A file to give to others"),
        tr("Ctrl+Alt+Shift+F"), [this] { (void)saveAsFile(); });
    add("maker.save_folder", tr("Save in a Fol&der…"),
        tr("A file for each language, which can be written on and compared"),
        tr("Ctrl+Alt+Shift+G"), [this] { (void)saveInFolder(); });
    add("maker.handout", tr("Save as &Handout…"),
        tr("A worksheet to print, with or without answers"), tr("Ctrl+Alt+Shift+H"),
        [this] { saveHandout(); });
}

bool LessonMakerFeature::attempt(const std::function<void()>& work) {
    try {
        work();
        return true;
    } catch (...) {
        document().messages().fail(currentError());
        return false;
    }
}

void LessonMakerFeature::openDraft(const Lesson& lesson, const QString& path, bool isSaved) {
    document().messages().dismissError();
    m_store.open(lesson, path, isSaved);
    m_store.setLanguage(shownLanguage().toStdString());
    m_window->bringUp();
}

void LessonMakerFeature::newLesson() {
    if (!settle()) return;
    openDraft(headscope::newLesson(shownLanguage().toStdString(), tr("My lesson").toStdString()),
              {}, false);
}

void LessonMakerFeature::edit(const QString& path) {
    if (!settle()) return;
    const QFileInfo info(path);
    const bool isPart = info.fileName() == QLatin1String("lesson.json");
    const QString place = isPart ? info.absolutePath() : info.absoluteFilePath();
    (void)attempt([&] {
        const auto reading = readDraft(readLessonSource(place.toStdString()));
        openDraft(reading.lesson, place, true);
    });
}

void LessonMakerFeature::copyBundled(const QString& path) {
    if (!settle()) return;
    (void)attempt([&] {
        Lesson lesson = readDraft(readLessonSource(path.toStdString())).lesson;
        // Separate: answers to one are not answers to the other.
        lesson.id = "my-" + lesson.id;
        lesson.number = 0;
        openDraft(lesson, {}, false);
    });
}

void LessonMakerFeature::chooseCopy() {
    QStringList titles;
    QStringList paths;
    (void)attempt([&] {
        for (const auto& path : findLessons(bundledLessons())) {
            const auto lesson = readDraft(readLessonSource(path)).lesson;
            const auto number = QString::number(lesson.number);
            titles << tr("%1 · %2").arg(
                number, fromUtf8Exactly(lesson.text(shownLanguage().toStdString()).title));
            paths << QString::fromStdString(path.string());
        }
    });
    if (titles.isEmpty()) return;
    auto* dialog = new QInputDialog(&place().window);
    dialog->setObjectName(QStringLiteral("makerCopyDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Make a Copy to Edit"));
    dialog->setLabelText(tr("The lesson to begin with:"));
    dialog->setOption(QInputDialog::UseListViewForComboBoxItems);
    dialog->setComboBoxItems(titles);
    connect(dialog, &QInputDialog::textValueSelected, this,
            [this, titles, paths](const QString& title) {
                if (const auto at = titles.indexOf(title); at >= 0) copyBundled(paths[at]);
            });
    dialog->open();
}

std::string LessonMakerFeature::otherLanguage() const {
    for (const auto& language : m_store.lesson().languages)
        if (language != m_store.language()) return language;
    return m_store.language();
}

void LessonMakerFeature::tryIt(bool presents, const std::string& language) {
    if (!m_store.isOpen()) return;
    const auto reading = readDraft(writtenLesson(m_store.lesson()));
    for (const LessonFault& fault : reading.faults)
        if (isBroken(fault)) {
            m_window->bringUp();
            m_window->checkNow();
            return document().messages().fail(
                {tr("The lesson cannot be tried yet: %1").arg(textOf(said(fault))),
                 tr("Put it right first; the list of problems goes there.")});
        }
    Lesson lesson = reading.lesson;
    lesson.hash = versionOf(lesson);
    const int step = std::max(0, m_store.at());
    m_window->hide();
    m_store.setTried(true);
    Q_EMIT tryRequested(lesson, QString::fromStdString(language), step, presents);
}

QString LessonMakerFeature::suggested(const QString& ending) const {
    const QString folder =
        m_store.path().isEmpty() ? documentsFolder() : QFileInfo(m_store.path()).absolutePath();
    return folder + QLatin1Char('/') + QString::fromStdString(m_store.lesson().id) + ending;
}

bool LessonMakerFeature::save() {
    if (m_store.path().isEmpty()) return saveAsFile();
    if (!m_store.isWrittenElsewhere()) return saveTo(m_store.path());
    return saveAsAnswered(
        askToSaveOver(m_window, m_store.path()), [this] { return saveTo(m_store.path()); },
        [this] { return saveAsFile(); });
}

bool LessonMakerFeature::saveAsFile() {
    const QString ending = QString::fromLatin1(kLessonEnding);
    QString path = place().choosers.saveFile(m_window, tr("Save as One File"), suggested(ending));
    if (path.isEmpty()) return false;
    if (!path.endsWith(ending)) path += ending;
    return saveTo(path);
}

bool LessonMakerFeature::saveInFolder() {
    const QString folder =
        place().choosers.folder(m_window, tr("Save in a Folder (a new one within it)"));
    if (folder.isEmpty()) return false;
    const bool isOwn = QFileInfo::exists(folder + QLatin1String("/lesson.json"));
    return saveTo(isOwn ? folder
                        : folder + QLatin1Char('/') + QString::fromStdString(m_store.lesson().id));
}

bool LessonMakerFeature::saveTo(const QString& path) {
    const auto source = writtenLesson(m_store.lesson());
    const bool isFile = path.endsWith(QLatin1String(kLessonEnding), Qt::CaseInsensitive);
    const bool saved = attempt([&] {
        if (isFile)
            writeFileAtomically(path.toStdString(), packedLesson(source));
        else
            // Under another short name it is the same lesson, where it was opened.
            saveLesson(source, path.toStdString(),
                       path == m_store.path() ? m_store.savedId() : std::string());
    });
    if (!saved) return false;
    m_store.noteSaved(path);
    const int count = static_cast<int>(draftFaults(m_store.lesson()).size());
    document().messages().showStatus(
        count == 0 ? tr("Saved %1").arg(path)
                   : tr("Saved %1. %n problem(s) are still to be put right before others can play "
                        "it.",
                        nullptr, count)
                         .arg(path));
    return true;
}

void LessonMakerFeature::saveHandout() {
    const std::string language = m_store.language();
    auto* dialog = new HandoutDialog(
        m_store.lesson(), language, m_window->values() != nullptr,
        [this](const HandoutWish& wish, const QString& ending) {
            const QString name =
                (wish.answers ? QStringLiteral("-answers-") : QStringLiteral("-")) +
                QString::fromStdString(wish.language) + QLatin1Char('.') + ending;
            QString file =
                place().choosers.saveFile(m_window, tr("Save as Handout"), suggested(name));
            if (file.isEmpty()) return;
            if (QFileInfo(file).suffix().isEmpty()) file += QLatin1Char('.') + ending;
            writeHandout(wish, file);
        },
        m_window);
    dialog->open();
}

void LessonMakerFeature::writeHandout(const HandoutWish& wish, const QString& file) {
    const bool written = attempt([&] {
        // As it is in a file: with its version at the foot.
        const auto source = writtenLesson(m_store.lesson());
        const auto reading = readLesson(source);
        const Lesson lesson = reading.lesson ? *reading.lesson : readDraft(source).lesson;
        app::writeHandout(lesson, wish, m_window->values(), file);
    });
    if (written) document().messages().showStatus(tr("Saved %1").arg(file));
}

bool LessonMakerFeature::settle() {
    if (!m_store.isOpen() || !m_store.isModified()) return true;
    QWidget* over =
        m_window && m_window->isVisible() ? static_cast<QWidget*>(m_window) : &place().window;
    return saveAsAnswered(
        askToSave(over, fromUtf8Exactly(m_store.text().title)), [this] { return save(); },
        [] { return true; });
}

bool LessonMakerFeature::mayClose() {
    return !m_recovers || settle();
}

void LessonMakerFeature::close() {
    if (m_store.isOpen()) m_store.discard();
}

void LessonMakerFeature::tried() {
    if (!m_store.isTried()) return;
    m_store.setTried(false);
    if (m_store.isOpen()) m_window->bringUp();
}

void LessonMakerFeature::offerRecovery() {
    if (m_store.isOpen()) return;
    const auto draft = m_store.recovery().findOrphan();
    if (!draft) return;
    const QString title =
        fromUtf8Exactly(draft->lesson.text(draft->lesson.languages.front()).title);
    document().messages().remark(
        {tr("A lesson that was being made, “%1”, was not saved and can be recovered.").arg(title),
         {{tr("Recover"),
           [this, draft = *draft] {
               if (!settle()) return;
               openDraft(draft.lesson, draft.path, false);
               m_store.saveForRecovery();
               m_store.recovery().discardOrphan();
           }},
          {tr("Discard"), [this] { m_store.recovery().discardOrphan(); }}}},
        Messages::Place::News);
}

bool LessonMakerFeature::isBusy() const {
    return m_window && m_window->isBusy();
}

}  // namespace headscope::app
